import django.db.models.deletion
import django.utils.timezone
import django_countries.fields
from django.db import migrations, models

import accounts.models.fields


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_terms_owed")]

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "name",
                    models.CharField(
                        max_length=120, validators=[accounts.models.fields.check_name], verbose_name="name"
                    ),
                ),
                ("name_key", accounts.models.fields.NameKeyField(editable=False, max_length=120, source="name")),
                ("acronym", models.CharField(blank=True, max_length=20, verbose_name="acronym")),
                ("acronym_key", accounts.models.fields.NameKeyField(editable=False, max_length=20, source="acronym")),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True, editable=False, max_length=80, unique=True, verbose_name="address"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("government", "government"),
                            ("international", "international organisation"),
                            ("civil_society", "civil society"),
                            ("academic", "academic institution"),
                            ("private", "private sector"),
                            ("network", "network"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("country", django_countries.fields.CountryField(blank=True, max_length=2, verbose_name="country")),
                ("site", models.URLField(blank=True, verbose_name="site")),
                ("checked_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "permissions": (("edit_organisations", "Can edit organisations"),),
                "indexes": [models.Index(fields=["acronym_key"], name="organisations_by_acronym")],
                "constraints": [
                    models.UniqueConstraint(fields=("name_key", "country"), name="one_organisation_per_country")
                ],
            },
        ),
        migrations.AddField(
            model_name="user",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="members",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="role",
            field=models.CharField(blank=True, db_default="", default="", max_length=100, verbose_name="role"),
        ),
    ]
