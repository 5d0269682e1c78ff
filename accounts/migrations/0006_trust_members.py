from django.db import migrations
from django.db.models import F


def trust(apps, schema_editor):
    """Whoever was here before trust was asked for has been seen by visitors all the time."""
    members = apps.get_model("accounts", "User").objects.using(schema_editor.connection.alias)
    members.filter(trusted_at=None).update(trusted_at=F("created_at"))


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_trusted_at")]

    operations = [migrations.RunPython(trust, migrations.RunPython.noop)]
