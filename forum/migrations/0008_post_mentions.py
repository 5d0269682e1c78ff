from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("forum", "0007_count_letters")]

    operations = [
        migrations.AddField(
            model_name="post",
            name="mentions",
            field=models.JSONField(editable=False, null=True),
        ),
    ]
