import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import wirkkreis.tenancy.wall
from wirkkreis.tenancy.operations import AppendOnly, Wall


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Partnership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(unique=True, verbose_name="Kurzname in Adressen")),
                ("name", models.CharField(max_length=120, verbose_name="Name")),
                ("region", models.CharField(max_length=120, verbose_name="Landkreis oder Stadt")),
                (
                    "host",
                    models.CharField(
                        blank=True,
                        max_length=253,
                        null=True,
                        unique=True,
                        verbose_name="Adresse (Host)",
                    ),
                ),
                (
                    "prefix",
                    models.SlugField(blank=True, null=True, unique=True, verbose_name="Pfad"),
                ),
                (
                    "colour",
                    models.CharField(
                        default="#1f4aa8",
                        max_length=7,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^#[0-9a-fA-F]{6}$", "Bitte eine Farbe wie #1f4aa8."
                            )
                        ],
                        verbose_name="Farbe",
                    ),
                ),
                ("logo", models.FileField(blank=True, upload_to="logos/", verbose_name="Logo")),
                (
                    "contact_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="E-Mail-Adresse für Anfragen"
                    ),
                ),
                (
                    "publisher",
                    models.TextField(blank=True, verbose_name="Angaben für das Impressum"),
                ),
                ("is_example", models.BooleanField(default=False, verbose_name="Beispieldaten")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("host__isnull", False), ("prefix__isnull", False), _connector="OR"
                        ),
                        name="partnership_has_a_door",
                        violation_error_message="Bitte eine Adresse oder einen Pfad angeben.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="Förderjahr")),
                ("version", models.PositiveSmallIntegerField(verbose_name="Fassung")),
                ("values", models.JSONField(default=dict, verbose_name="Regeln")),
                (
                    "reason",
                    models.CharField(blank=True, max_length=300, verbose_name="Grund der Änderung"),
                ),
                (
                    "made_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="festgelegt am",
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
                "ordering": ["-year", "-version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "year", "version"), name="one_rule_set_per_version"
                    )
                ],
            },
        ),
        Wall("RuleSet"),
        AppendOnly("RuleSet"),
    ]
