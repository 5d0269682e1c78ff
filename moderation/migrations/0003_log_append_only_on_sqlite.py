"""SQLite refuses what PostgreSQL refuses.

Django changes a table on SQLite by making it anew, which loses its triggers: a later migration that changes the log has
to create these again. `tests/moderation/test_log.py` notices.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

REFUSE = "BEGIN SELECT RAISE(ABORT, 'The moderation log is append-only.'); END"
CREATE = (
    f"""
    CREATE TRIGGER moderation_log_no_update BEFORE UPDATE ON moderation_logentry
    WHEN NEW.by_id IS NOT NULL OR
      (NEW.id, NEW.act, NEW.kind, NEW.object_pk, NEW.sentence, NEW.created_at) IS NOT
      (OLD.id, OLD.act, OLD.kind, OLD.object_pk, OLD.sentence, OLD.created_at)
    {REFUSE}
    """,
    f"CREATE TRIGGER moderation_log_no_delete BEFORE DELETE ON moderation_logentry {REFUSE}",
)
DROP = ("DROP TRIGGER moderation_log_no_update", "DROP TRIGGER moderation_log_no_delete")


def create(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _execute(editor, CREATE)


def drop(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _execute(editor, DROP)


def _execute(editor: BaseDatabaseSchemaEditor, statements: tuple[str, ...]) -> None:
    if editor.connection.vendor == "sqlite":
        for statement in statements:
            editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0002_log_append_only")]

    operations = [migrations.RunPython(create, drop)]
