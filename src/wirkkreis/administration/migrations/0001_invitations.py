import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import wirkkreis.tenancy.wall
from wirkkreis.tenancy.operations import Wall


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0003_shared_cache"),
        ("tenancy", "0001_partnerships"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="E-Mail-Adresse"),
                ),
                (
                    "language",
                    models.CharField(
                        default="de", max_length=12, verbose_name="Sprache der Einladung"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("coordinator", "Koordinierungs- und Fachstelle"),
                            ("lead_office", "Federführendes Amt"),
                            ("committee", "Gremium"),
                            ("youth", "Jugendforum"),
                            ("auditor", "Prüfung"),
                        ],
                        max_length=20,
                        verbose_name="Rolle",
                    ),
                ),
                ("starts", models.DateField(verbose_name="von")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="bis")),
                ("token_digest", models.CharField(editable=False, max_length=64, unique=True)),
                ("sent_at", models.DateTimeField(verbose_name="geschickt am")),
                (
                    "accepted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="angenommen am"),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="zurückgezogen am"),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        default=wirkkreis.tenancy.wall.current_id,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "Einladung",
                "verbose_name_plural": "Einladungen",
                "ordering": ["-sent_at"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("partnership"),
                        models.F("role"),
                        django.db.models.functions.text.Lower("email"),
                        condition=models.Q(("accepted_at", None), ("withdrawn_at", None)),
                        name="one_waiting_invitation",
                        violation_error_message="Dazu gibt es schon eine offene Einladung.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="invitation_ends_after_start",
                        violation_error_message="Das Ende liegt vor dem Beginn.",
                    ),
                ],
            },
        ),
        Wall("Invitation"),
    ]
