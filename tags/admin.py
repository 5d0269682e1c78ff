from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tags.models import Kind, Tag


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in the stubs only
    """The spelling of a keyword can be mended and a keyword removed; countries and themes belong to the files."""

    list_display = ["label", "kind", "code", "region_label"]
    list_filter = ["kind"]
    search_fields = ["name", "code", "word"]
    fields = ["kind", "code", "word", "slug"]
    readonly_fields = ["kind", "code", "slug"]
    ordering = ["kind", "position", "name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Tag | None = None) -> bool:
        return super().has_change_permission(request, obj) and _is_ours(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Tag | None = None) -> bool:
        return super().has_delete_permission(request, obj) and _is_ours(obj)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        # Deleting many at once would not ask which kind they are.
        return {}


def _is_ours(tag: Tag | None) -> bool:
    return tag is None or tag.kind == Kind.KEYWORD
