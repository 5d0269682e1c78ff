from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="alert",
            name="others",
            field=models.JSONField(blank=True, null=True),
        ),
    ]
