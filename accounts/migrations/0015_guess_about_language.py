from django.db import migrations

from markup import languages


def guess(apps, schema_editor):
    """What members said of themselves before is in the language it seems to be in."""
    members = apps.get_model("accounts", "User").objects.using(schema_editor.connection.alias)
    for member in members.exclude(about="").only("pk", "about").iterator():
        if language := languages.guess(member.about):
            members.filter(pk=member.pk).update(about_language=language)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0014_about_language")]

    operations = [migrations.RunPython(guess, migrations.RunPython.noop)]
