from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("forum", "0005_most_thanked_posts")]

    operations = [
        migrations.AddField(
            model_name="thread",
            name="letters",
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
    ]
