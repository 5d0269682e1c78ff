import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casestudies", "0002_held_correction"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseOrganisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=120)),
                ("country", models.CharField(blank=True, max_length=2)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="named_organisations",
                        to="casestudies.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation of a case",
                "verbose_name_plural": "organisations of cases",
                "constraints": [models.UniqueConstraint(fields=("key", "country", "case"), name="one_naming_per_case")],
            },
        ),
    ]
