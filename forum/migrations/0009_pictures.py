import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("forum", "0008_post_mentions"),
    ]

    operations = [
        migrations.AddField(
            model_name="post",
            name="pictures",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField()),
                ("digest", models.CharField(max_length=32)),
                ("file", models.FileField(upload_to="posts/")),
                ("alt", models.CharField(blank=True, max_length=300, verbose_name="what the picture shows")),
                ("width", models.PositiveSmallIntegerField()),
                ("height", models.PositiveSmallIntegerField()),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="taken_pictures",
                        to="forum.post",
                    ),
                ),
            ],
            options={
                "verbose_name": "picture",
                "verbose_name_plural": "pictures",
                "indexes": [
                    models.Index(condition=models.Q(("post", None)), fields=["created_at"], name="pictures_waiting")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("author", "key", "digest"), name="one_picture_per_form")
                ],
            },
        ),
    ]
