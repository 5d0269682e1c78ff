"""The edition of the terms that a member has to accept before writing on."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="terms_owed",
            field=models.PositiveSmallIntegerField(db_default=0, default=0, editable=False),
        ),
    ]
