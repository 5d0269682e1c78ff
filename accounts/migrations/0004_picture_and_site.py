from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_organisation")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="picture",
            field=models.ImageField(
                blank=True, db_default="", default="", upload_to="members/", verbose_name="picture"
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="site",
            field=models.URLField(blank=True, db_default="", default="", verbose_name="site"),
        ),
    ]
