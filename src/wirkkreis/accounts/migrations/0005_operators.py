import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import wirkkreis.tenancy.wall
from wirkkreis.tenancy.operations import Wall


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_hand_over"),
        ("tenancy", "0001_partnerships"),
    ]

    operations = [
        migrations.CreateModel(
            name="Operator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="seit")),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="operator",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "Plattformbetreuung",
                "verbose_name_plural": "Plattformbetreuungen",
            },
        ),
        migrations.CreateModel(
            name="Acting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="Grund")),
                ("begun_at", models.DateTimeField(verbose_name="begonnen am")),
                ("until", models.DateTimeField(verbose_name="längstens bis")),
                (
                    "ended_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="beendet am"),
                ),
                (
                    "acting_for",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Für wen",
                    ),
                ),
                (
                    "operator",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
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
                "verbose_name": "Vertretung",
                "verbose_name_plural": "Vertretungen",
                "ordering": ["-begun_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("begun_at"))),
                        name="acting_has_a_limit",
                        violation_error_message="Eine Vertretung braucht ein Ende.",
                    )
                ],
            },
        ),
        Wall("Acting"),
    ]
