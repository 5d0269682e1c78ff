"""Boards, for administrators; threads and posts are kept where members see them."""

from typing import Any, cast

from django.contrib import admin
from django.http import HttpRequest

from accounts.models import User
from forum import actions
from forum.models import Board, BoardRight


class RightInline(admin.TabularInline[BoardRight, Board]):
    model = BoardRight
    extra = 0


@admin.register(Board)
class BoardAdmin(admin.ModelAdmin[Board]):
    list_display = ("name", "slug", "audience", "writers", "position")
    prepopulated_fields = {"slug": ["name"]}
    inlines = (RightInline,)

    def save_model(self, request: HttpRequest, obj: Board, form: Any, change: bool) -> None:  # noqa: FBT001
        actions.save_board(obj, by=cast("User", request.user))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        super().save_related(request, form, formsets, change)
        # The rights of groups are written down after the board.
        actions.heed_rights(form.instance)
