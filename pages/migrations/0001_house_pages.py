"""Pages that editors keep in five languages, with the texts they had."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HousePage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.CharField(max_length=20)),
                ("language", models.CharField(choices=settings.LANGUAGES, max_length=2)),
                ("title", models.CharField(blank=True, max_length=120, verbose_name="title")),
                (
                    "body",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(50000)],
                        verbose_name="text",
                    ),
                ),
                ("number", models.PositiveIntegerField(default=0)),
                ("changed_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name": "page of the house",
                "verbose_name_plural": "pages of the house",
                "permissions": (("edit_pages", "Can edit the pages of the house"),),
                "constraints": [
                    models.UniqueConstraint(fields=["slug", "language"], name="one_house_page_per_language")
                ],
            },
        ),
        migrations.CreateModel(
            name="HouseVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(blank=True, max_length=120)),
                ("body", models.TextField(blank=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="pages.housepage"
                    ),
                ),
            ],
            options={
                "verbose_name": "version",
                "verbose_name_plural": "versions",
                "constraints": [
                    models.UniqueConstraint(fields=["page", "number"], name="one_house_version_per_number")
                ],
            },
        ),
    ]
