from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_picture_and_site")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="trusted_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="trusted since"),
        ),
        migrations.AddIndex(
            model_name="user",
            index=models.Index(fields=["country", "name_key", "id"], name="members_of_a_country"),
        ),
    ]
