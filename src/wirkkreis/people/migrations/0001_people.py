import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import wirkkreis.languages.finding
import wirkkreis.languages.sorting
import wirkkreis.tenancy.wall
from wirkkreis.tenancy.operations import Wall


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("places", "0001_places"),
        ("tenancy", "0001_partnerships"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("organisations", "Organisationen"), ("persons", "Personen")],
                        max_length=20,
                        verbose_name="Inhalt",
                    ),
                ),
                ("file_name", models.CharField(max_length=200, verbose_name="Datei")),
                ("heads", models.JSONField(default=list, verbose_name="Spalten")),
                ("rows", models.JSONField(default=list, verbose_name="Zeilen")),
                (
                    "made_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="hochgeladen am",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
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
                "verbose_name": "Import in Arbeit",
                "verbose_name_plural": "Importe in Arbeit",
                "ordering": ["-made_at"],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="Name")),
                ("sort_key", wirkkreis.languages.sorting.SortKeyField(source="name")),
                (
                    "found_by",
                    wirkkreis.languages.finding.FoldedField(
                        sources=("name", "register_number", "address")
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("association", "Verein"),
                            ("school", "Schule"),
                            ("daycare", "Kita oder Hort"),
                            ("company", "Unternehmen"),
                            ("administration", "Verwaltung"),
                            ("religious", "Religionsgemeinschaft"),
                            ("youth_group", "Jugendgruppe"),
                            ("alliance", "Bündnis"),
                            ("initiative", "Initiative"),
                            ("welfare", "Wohlfahrtsverband"),
                            ("culture", "Kultur- oder Bildungseinrichtung"),
                            ("other", "andere Organisation"),
                        ],
                        max_length=20,
                        verbose_name="Art",
                    ),
                ),
                (
                    "register_number",
                    models.CharField(
                        blank=True,
                        help_text=(
                            "Bei Vereinen die Nummer im "
                            "Vereinsregister, zum Beispiel VR 12345 (Stendal)."
                        ),
                        max_length=60,
                        verbose_name="Registernummer",
                    ),
                ),
                ("address", models.TextField(blank=True, max_length=300, verbose_name="Anschrift")),
                ("website", models.URLField(blank=True, verbose_name="Website")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Nur für die Mitarbeitenden sichtbar.",
                        max_length=2000,
                        verbose_name="Notiz",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="aktiv")),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
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
                "verbose_name": "Organisation",
                "verbose_name_plural": "Organisationen",
                "ordering": ["sort_key", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="organisation_has_a_name",
                        violation_error_message="Bitte den Namen der Organisation angeben.",
                    )
                ],
                "indexes": [
                    models.Index(fields=["partnership", "sort_key"], name="organisation_by_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("function", models.CharField(blank=True, max_length=120, verbose_name="Funktion")),
                (
                    "consent_given_on",
                    models.DateField(blank=True, null=True, verbose_name="Einwilligung erteilt am"),
                ),
                (
                    "consent_text",
                    models.TextField(
                        blank=True,
                        help_text="Wozu die Person Ja gesagt hat, und auf welchem Weg.",
                        max_length=1000,
                        verbose_name="Wortlaut der Einwilligung",
                    ),
                ),
                ("ends", models.DateField(blank=True, null=True, verbose_name="bis")),
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="people.organisation",
                        verbose_name="Organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "Kontakt",
                "verbose_name_plural": "Kontakte",
                "ordering": ["person__sort_key", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("consent_given_on__isnull", True), ("consent_text", "")),
                            models.Q(
                                ("consent_given_on__isnull", False),
                                models.Q(("consent_text", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="consent_has_day_and_words",
                        violation_error_message=(
                            "Zu einer Einwilligung gehören der Tag und der Wortlaut."
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="Name")),
                ("sort_key", wirkkreis.languages.sorting.SortKeyField(source="name")),
                ("found_by", wirkkreis.languages.finding.FoldedField(sources=("name", "email"))),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="E-Mail-Adresse"),
                ),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="Telefon")),
                (
                    "purpose",
                    models.CharField(
                        help_text=(
                            "Wofür Sie diese Angaben brauchen, zum "
                            "Beispiel: Einladung zur Konferenz."
                        ),
                        max_length=200,
                        verbose_name="Zweck",
                    ),
                ),
                (
                    "keep_until",
                    models.DateField(
                        help_text="Danach werden die Angaben zum Löschen vorgeschlagen.",
                        verbose_name="aufbewahren bis",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Konto",
                    ),
                ),
                (
                    "organisations",
                    models.ManyToManyField(
                        related_name="persons",
                        through="people.Contact",
                        to="people.organisation",
                        verbose_name="Organisationen",
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
                "verbose_name": "Person",
                "verbose_name_plural": "Personen",
                "ordering": ["sort_key", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="person_has_a_name",
                        violation_error_message="Bitte den Namen der Person angeben.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purpose", ""), _negated=True),
                        name="person_is_kept_for_a_purpose",
                        violation_error_message=(
                            "Bitte angeben, wofür die Angaben gebraucht werden."
                        ),
                    ),
                    models.UniqueConstraint(
                        fields=("partnership", "account"),
                        name="one_person_per_account",
                        violation_error_message="Zu diesem Konto gehört schon eine Person.",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["partnership", "sort_key"], name="person_by_name")
                ],
            },
        ),
        migrations.AddField(
            model_name="contact",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="contacts",
                to="people.person",
                verbose_name="Person",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ends__isnull", True)),
                fields=("person", "organisation"),
                name="one_open_contact",
                violation_error_message="Diese Person ist dort schon als Kontakt eingetragen.",
            ),
        ),
        Wall("Organisation"),
        Wall("Person"),
        Wall("Contact"),
        Wall("ImportDraft"),
    ]
