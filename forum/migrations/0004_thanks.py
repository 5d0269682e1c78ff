import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("forum", "0003_read_mark"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="post",
            name="thanks_count",
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.CreateModel(
            name="Thanks",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="thanks", to="forum.post"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="thanks_given",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "thanks",
                "verbose_name_plural": "thanks",
                "constraints": [models.UniqueConstraint(fields=("post", "user"), name="thank_for_a_post_once")],
            },
        ),
        migrations.AlterField(
            model_name="threadevent",
            name="name",
            field=models.CharField(
                choices=[
                    ("post-added", "Post Added"),
                    ("post-edited", "Post Edited"),
                    ("post-deleted", "Post Deleted"),
                    ("post-hidden", "Post Hidden"),
                    ("post-restored", "Post Restored"),
                    ("post-thanked", "Post Thanked"),
                    ("thread-renamed", "Thread Renamed"),
                    ("thread-locked", "Thread Locked"),
                    ("thread-unlocked", "Thread Unlocked"),
                    ("thread-hidden", "Thread Hidden"),
                    ("thread-restored", "Thread Restored"),
                ],
                max_length=20,
            ),
        ),
    ]
