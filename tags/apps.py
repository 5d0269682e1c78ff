from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class TagsConfig(AppConfig):
    name = "tags"

    def ready(self) -> None:
        import subjects
        from accounts import registry as members
        from tags import registry
        from tags.keeper import TagsKeeper
        from tags.subject import TagSubject, known_by_members

        subjects.register(TagSubject())
        registry.register(known_by_members)
        members.register(TagsKeeper())
        post_migrate.connect(_load_vocabularies, sender=self)


def _load_vocabularies(*, using: str, plan: list[tuple[Any, bool]] | None = None, **_rest: Any) -> None:
    """Countries and themes follow their files after every migrate, and return after a flush."""
    from tags.actions import load_vocabularies

    is_going_back = any(backwards for _migration, backwards in plan or [])
    if not is_going_back and _has_all_columns(using):
        load_vocabularies(using=using)


def _has_all_columns(using: str) -> bool:
    # False in the middle of our own migrations, when the model knows more than the table.
    from tags.models import Tag

    table = Tag._meta.db_table
    introspection = connections[using].introspection
    with connections[using].cursor() as cursor:
        is_there = table in introspection.table_names(cursor)
        columns = introspection.get_table_description(cursor, table) if is_there else []
    return {field.column for field in Tag._meta.local_fields} <= {column.name for column in columns}
