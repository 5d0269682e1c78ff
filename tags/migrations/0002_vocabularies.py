from django.db import migrations

from tags.actions import load_vocabularies


def load(apps, schema_editor):
    load_vocabularies(apps.get_model("tags", "Tag"), using=schema_editor.connection.alias)


def unload(apps, schema_editor):
    tags = apps.get_model("tags", "Tag").objects.using(schema_editor.connection.alias)
    tags.filter(kind__in=["country", "theme"]).delete()


class Migration(migrations.Migration):
    dependencies = [("tags", "0001_initial")]
    operations = [migrations.RunPython(load, unload)]
