"""PostgreSQL refuses to change or delete log entries; only the name of a member who left is taken out."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

CREATE = """
CREATE FUNCTION moderation_log_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.by_id IS NULL AND
     (NEW.id, NEW.act, NEW.kind, NEW.object_pk, NEW.sentence, NEW.created_at) IS NOT DISTINCT FROM
     (OLD.id, OLD.act, OLD.kind, OLD.object_pk, OLD.sentence, OLD.created_at) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The moderation log is append-only.';
END $$;
CREATE TRIGGER moderation_log_append_only BEFORE UPDATE OR DELETE ON moderation_logentry
  FOR EACH ROW EXECUTE FUNCTION moderation_log_append_only();
"""
DROP = """
DROP TRIGGER moderation_log_append_only ON moderation_logentry;
DROP FUNCTION moderation_log_append_only();
"""


def create(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(CREATE)


def drop(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(DROP)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
