from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("forum", "0004_thanks")]

    operations = [
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                condition=models.Q(("thanks_count__gt", 0)),
                fields=["thread", "-thanks_count", "number"],
                name="most_thanked_posts",
            ),
        ),
    ]
