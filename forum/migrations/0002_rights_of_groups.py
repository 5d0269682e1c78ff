import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("forum", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="board",
            name="version",
            field=models.PositiveIntegerField(db_default=1, default=1, editable=False),
        ),
        migrations.AddField(
            model_name="board",
            name="writers",
            field=models.CharField(
                choices=[("readers", "every member who reads it"), ("groups", "chosen groups only")],
                db_default="readers",
                default="readers",
                max_length=20,
                verbose_name="who writes in it",
            ),
        ),
        migrations.AlterField(
            model_name="board",
            name="audience",
            field=models.CharField(
                choices=[("public", "everyone"), ("members", "members only"), ("groups", "chosen groups only")],
                default="public",
                max_length=20,
                verbose_name="who reads it",
            ),
        ),
        migrations.CreateModel(
            name="BoardRight",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("may_write", models.BooleanField(default=False, verbose_name="may write")),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rights", to="forum.board"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="board_rights",
                        to="auth.group",
                        verbose_name="group",
                    ),
                ),
            ],
            options={
                "verbose_name": "right of a group",
                "verbose_name_plural": "rights of groups",
                "constraints": [models.UniqueConstraint(fields=("board", "group"), name="one_right_per_group")],
            },
        ),
    ]
