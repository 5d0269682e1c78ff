from django.db import migrations, models

import house.models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="House",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=60, verbose_name="name of the site")),
                ("sender", models.EmailField(blank=True, max_length=254, verbose_name="sender of mails")),
                (
                    "languages",
                    models.JSONField(
                        blank=True,
                        default=list,
                        validators=[house.models.check_offered],
                        verbose_name="languages of the site",
                    ),
                ),
                (
                    "registration",
                    models.CharField(
                        choices=[
                            ("open", "Everyone who confirms an address"),
                            ("approval", "Whoever asks and is admitted by a moderator"),
                            ("invitation", "Only those who are invited"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="who may take a seat",
                    ),
                ),
                ("introductions", models.SlugField(blank=True, max_length=60, verbose_name="board for introductions")),
                ("resting_since", models.DateTimeField(blank=True, null=True, verbose_name="read only since")),
                (
                    "resting_words",
                    models.CharField(blank=True, max_length=300, verbose_name="sentence while reading only"),
                ),
                ("setup_digest", models.CharField(blank=True, editable=False, max_length=64)),
                ("changed_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name": "site",
                "verbose_name_plural": "site",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_house"),
                ],
            },
        ),
    ]
