import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import wirkkreis.tenancy.wall
from wirkkreis.tenancy.operations import Wall


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenancy", "0001_partnerships"),
    ]

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "email",
                    models.EmailField(max_length=254, unique=True, verbose_name="E-Mail-Adresse"),
                ),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="Name")),
                ("language", models.CharField(default="de", max_length=12, verbose_name="Sprache")),
                ("is_active", models.BooleanField(default=True, verbose_name="aktiv")),
                ("joined_at", models.DateTimeField(auto_now_add=True, verbose_name="angelegt am")),
            ],
            options={
                "verbose_name": "Konto",
                "verbose_name_plural": "Konten",
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "Mitgliedschaft",
                "verbose_name_plural": "Mitgliedschaften",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="membership_ends_after_start",
                        violation_error_message="Das Ende liegt vor dem Beginn.",
                    )
                ],
            },
        ),
        Wall("Membership"),
    ]
