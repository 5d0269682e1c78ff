"""Remember which forms corrected a story before it was published."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casestudies", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="HeldCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="held_corrections",
                        to="casestudies.case",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("case", "key"), name="one_held_correction_per_form")],
            },
        ),
    ]
