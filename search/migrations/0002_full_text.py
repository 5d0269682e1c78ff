"""The full text beside the entries: a vector on PostgreSQL, an FTS5 table on SQLite."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MAKE = {
    "postgresql": [
        "ALTER TABLE search_entry ADD COLUMN vector tsvector",
        "CREATE INDEX search_entry_vector ON search_entry USING gin (vector)",
    ],
    "sqlite": [
        """CREATE VIRTUAL TABLE search_words USING fts5(
            title, labels, text, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3'
        )""",
        # A word of the title counts eight times, one of a tag's names four times.
        "INSERT INTO search_words(search_words, rank) VALUES ('rank', 'bm25(8.0, 4.0, 1.0)')",
    ],
}
UNMAKE = {
    "postgresql": ["ALTER TABLE search_entry DROP COLUMN vector"],
    "sqlite": ["DROP TABLE search_words"],
}


def make(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in MAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unmake(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in UNMAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make, unmake)]
