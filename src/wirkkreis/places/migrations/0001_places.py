import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import wirkkreis.languages.sorting
import wirkkreis.tenancy.wall
from wirkkreis.tenancy.operations import Wall


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenancy", "0001_partnerships"),
    ]

    operations = [
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="Name")),
                ("sort_key", wirkkreis.languages.sorting.SortKeyField(source="name")),
                ("outline", models.TextField(blank=True, editable=False, verbose_name="Umriss")),
                ("label_x", models.FloatField(default=0, editable=False)),
                ("label_y", models.FloatField(default=0, editable=False)),
                (
                    "ars",
                    models.CharField(
                        max_length=12,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{9}(\\d{3})?$", "Bitte 9 oder 12 Ziffern angeben."
                            )
                        ],
                        verbose_name="Regionalschlüssel",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("unitary", "Einheitsgemeinde"),
                            ("joint", "Verbandsgemeinde"),
                            ("district", "Stadtbezirk"),
                            ("other", "andere Verwaltungseinheit"),
                        ],
                        default="unitary",
                        max_length=20,
                        verbose_name="Art",
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
                "verbose_name": "Verwaltungseinheit",
                "verbose_name_plural": "Verwaltungseinheiten",
                "ordering": ["sort_key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "ars"),
                        name="one_unit_per_ars",
                        violation_error_message="Diese Verwaltungseinheit gibt es schon.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Municipality",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="Name")),
                ("sort_key", wirkkreis.languages.sorting.SortKeyField(source="name")),
                ("outline", models.TextField(blank=True, editable=False, verbose_name="Umriss")),
                ("label_x", models.FloatField(default=0, editable=False)),
                ("label_y", models.FloatField(default=0, editable=False)),
                (
                    "ags",
                    models.CharField(
                        max_length=8,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{8}$", "Bitte 8 Ziffern angeben."
                            )
                        ],
                        verbose_name="Gemeindeschlüssel",
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
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="municipalities",
                        to="places.unit",
                        verbose_name="Verwaltungseinheit",
                    ),
                ),
            ],
            options={
                "verbose_name": "Gemeinde",
                "verbose_name_plural": "Gemeinden",
                "ordering": ["sort_key"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "ags"),
                        name="one_municipality_per_ags",
                        violation_error_message="Diese Gemeinde gibt es schon.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Venue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="Name")),
                ("sort_key", wirkkreis.languages.sorting.SortKeyField(source="name")),
                ("address", models.TextField(blank=True, max_length=300, verbose_name="Anschrift")),
                (
                    "step_free",
                    models.BooleanField(blank=True, null=True, verbose_name="stufenlos erreichbar"),
                ),
                (
                    "wc",
                    models.BooleanField(blank=True, null=True, verbose_name="barrierefreies WC"),
                ),
                (
                    "hearing_loop",
                    models.BooleanField(blank=True, null=True, verbose_name="induktive Höranlage"),
                ),
                (
                    "parking",
                    models.BooleanField(blank=True, null=True, verbose_name="Behindertenparkplatz"),
                ),
                ("lift", models.BooleanField(blank=True, null=True, verbose_name="Aufzug")),
                (
                    "tactile_guidance",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Leitsystem zum Tasten"
                    ),
                ),
                ("quiet_room", models.BooleanField(blank=True, null=True, verbose_name="Ruheraum")),
                (
                    "note",
                    models.TextField(blank=True, max_length=1000, verbose_name="Hinweise zum Ort"),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="wird genutzt")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="venues",
                        to="places.municipality",
                        verbose_name="Gemeinde",
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
                "verbose_name": "Veranstaltungsort",
                "verbose_name_plural": "Veranstaltungsorte",
                "ordering": ["sort_key"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "name"),
                        name="one_venue_per_name",
                        violation_error_message="Einen Ort mit diesem Namen gibt es dort schon.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Population",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(verbose_name="Jahr (Stand 31. Dezember)"),
                ),
                ("count", models.PositiveIntegerField(verbose_name="Einwohnerinnen und Einwohner")),
                ("source", models.CharField(max_length=200, verbose_name="Quelle")),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="populations",
                        to="places.municipality",
                        verbose_name="Gemeinde",
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
                "verbose_name": "Einwohnerzahl",
                "verbose_name_plural": "Einwohnerzahlen",
                "ordering": ["-year", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "year", "source"),
                        name="one_population_per_year_and_source",
                        violation_error_message=(
                            "Für dieses Jahr ist aus dieser Quelle schon eine Zahl eingetragen."
                        ),
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 1900), ("year__lte", 2200)),
                        name="population_year_is_a_year",
                        violation_error_message="Bitte eine Jahreszahl wie 2024 angeben.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="population_has_a_source",
                        violation_error_message="Bitte die Quelle der Zahl nennen.",
                    ),
                ],
            },
        ),
        Wall("Unit"),
        Wall("Municipality"),
        Wall("Population"),
        Wall("Venue"),
    ]
