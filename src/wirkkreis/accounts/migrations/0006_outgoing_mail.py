from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_operators")]

    operations = [
        migrations.CreateModel(
            name="OutgoingMail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("message_id", models.CharField(max_length=200, unique=True)),
                ("letter", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "wartet"),
                            ("sending", "wird verschickt"),
                            ("sent", "verschickt"),
                            ("failed", "nicht zustellbar"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("maybe_sent", models.BooleanField(default=False)),
                ("trouble", models.CharField(blank=True, max_length=120)),
                ("queued_at", models.DateTimeField()),
                ("claimed_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "Ausgehende Post",
                "verbose_name_plural": "Ausgehende Post",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True),
                            ("letter", {}),
                            _connector="OR",
                        ),
                        name="sent_mail_is_emptied",
                    )
                ],
            },
        ),
    ]
