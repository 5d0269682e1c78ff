from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0010_invitation")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="is_new",
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
    ]
