from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0011_user_is_new")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="leaving_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="user",
            name="left_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name="user",
            index=models.Index(
                condition=models.Q(("leaving_at", None), _negated=True), fields=["leaving_at"], name="members_leaving"
            ),
        ),
    ]
