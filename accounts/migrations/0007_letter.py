import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_trust_members"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="accepts_letters",
            field=models.BooleanField(db_default=True, default=True, verbose_name="members may write to me"),
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "text",
                    models.TextField(validators=[django.core.validators.MaxLengthValidator(3000)], verbose_name="text"),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sent_at", models.DateTimeField(null=True)),
                ("leased_until", models.DateTimeField(null=True)),
                ("reported_at", models.DateTimeField(null=True)),
                ("hidden_at", models.DateTimeField(null=True)),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters_received",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters_sent",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "letter",
                "verbose_name_plural": "letters",
                "indexes": [
                    models.Index(fields=["sender", "-created_at"], name="letters_of_a_member"),
                    models.Index(condition=models.Q(("sent_at", None)), fields=["created_at"], name="letters_waiting"),
                ],
                "constraints": [models.UniqueConstraint(fields=("sender", "key"), name="one_letter_per_form")],
            },
        ),
    ]
