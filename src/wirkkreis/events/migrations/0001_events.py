import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import wirkkreis.languages.fields
import wirkkreis.languages.finding
import wirkkreis.tenancy.wall
from wirkkreis.tenancy.operations import Wall


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("goals", "0003_units_in_several_languages"),
        ("people", "0001_people"),
        ("places", "0001_places"),
        ("tenancy", "0002_partnerships_have_a_revision"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Admission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "capacity",
                    models.PositiveIntegerField(
                        blank=True, help_text="Leer: ohne Grenze.", null=True, verbose_name="Plätze"
                    ),
                ),
                ("opens", models.DateTimeField(blank=True, null=True, verbose_name="Anmeldung ab")),
                (
                    "closes",
                    models.DateTimeField(blank=True, null=True, verbose_name="Anmeldung bis"),
                ),
                ("waiting_list", models.BooleanField(default=True, verbose_name="mit Warteliste")),
                (
                    "ask_name",
                    models.CharField(
                        choices=[
                            ("no", "nicht fragen"),
                            ("optional", "freiwillig"),
                            ("required", "nötig"),
                        ],
                        default="optional",
                        max_length=10,
                        verbose_name="Name",
                    ),
                ),
                (
                    "ask_email",
                    models.CharField(
                        choices=[
                            ("no", "nicht fragen"),
                            ("optional", "freiwillig"),
                            ("required", "nötig"),
                        ],
                        default="optional",
                        max_length=10,
                        verbose_name="E-Mail-Adresse",
                    ),
                ),
                (
                    "ask_guardian",
                    models.BooleanField(
                        default=False,
                        verbose_name="Einwilligung der Eltern bei jungen Menschen erfragen",
                    ),
                ),
                (
                    "largest_group",
                    models.PositiveSmallIntegerField(default=1, verbose_name="größte Gruppe"),
                ),
                (
                    "group_rule",
                    models.CharField(
                        choices=[
                            ("all_or_none", "alle zusammen oder auf die Warteliste"),
                            ("what_is_free", "so viele, wie noch Platz haben"),
                        ],
                        default="all_or_none",
                        max_length=12,
                        verbose_name="Gruppen, die nicht mehr ganz passen",
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
                "verbose_name": "Rahmen der Anmeldung",
                "verbose_name_plural": "Rahmen der Anmeldung",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("capacity__isnull", True), ("capacity__gte", 1), _connector="OR"
                        ),
                        name="admission_has_places",
                        violation_error_message="Bitte mindestens einen Platz angeben.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closes__gt", models.F("opens")),
                            ("opens__isnull", True),
                            ("closes__isnull", True),
                            _connector="OR",
                        ),
                        name="admission_closes_after_opening",
                        violation_error_message="Das Ende der Anmeldung liegt vor ihrem Beginn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("largest_group__gte", 1)),
                        name="admission_takes_at_least_one",
                        violation_error_message="Eine Anmeldung umfasst mindestens einen Menschen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsentText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="Fassung")),
                (
                    "text",
                    wirkkreis.languages.fields.TranslatedField(
                        max_length=2000, multiline=True, verbose_name="Wortlaut der Einwilligung"
                    ),
                ),
                (
                    "required",
                    models.BooleanField(default=True, verbose_name="ohne sie keine Anmeldung"),
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
                    "admission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consent_texts",
                        to="events.admission",
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
                "verbose_name": "Einwilligungstext",
                "verbose_name_plural": "Einwilligungstexte",
                "ordering": ["-version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("admission", "version"), name="one_consent_text_per_version"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("idea", "Idee"),
                            ("proposed", "Eingereicht"),
                            ("returned", "Zurückgegeben"),
                            ("rejected", "Nicht angenommen"),
                            ("planned", "Geplant"),
                            ("published", "Veröffentlicht"),
                            ("open", "Anmeldung offen"),
                            ("closed", "Anmeldung geschlossen"),
                            ("held", "Hat stattgefunden"),
                            ("documented", "Dokumentiert"),
                            ("cancelled", "Abgesagt"),
                        ],
                        default="idea",
                        editable=False,
                        max_length=30,
                        verbose_name="Stand",
                    ),
                ),
                (
                    "title",
                    wirkkreis.languages.fields.TranslatedField(
                        max_length=160, verbose_name="Titel"
                    ),
                ),
                (
                    "summary",
                    wirkkreis.languages.fields.TranslatedField(
                        blank=True, max_length=300, verbose_name="Worum geht es?"
                    ),
                ),
                (
                    "text",
                    wirkkreis.languages.fields.TranslatedField(
                        blank=True, max_length=8000, multiline=True, verbose_name="Beschreibung"
                    ),
                ),
                (
                    "found_by",
                    wirkkreis.languages.finding.FoldedField(sources=("title", "summary", "place")),
                ),
                ("starts", models.DateTimeField(blank=True, null=True, verbose_name="Beginn")),
                ("ends", models.DateTimeField(blank=True, null=True, verbose_name="Ende")),
                ("all_day", models.BooleanField(default=False, verbose_name="ganztägig")),
                (
                    "day",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            "starts",
                            output_field=models.DateField(),
                            template="((%(expressions)s) AT TIME ZONE 'Europe/Berlin')::date",
                        ),
                        output_field=models.DateField(null=True, verbose_name="Tag"),
                    ),
                ),
                (
                    "last_day",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            "ends",
                            output_field=models.DateField(),
                            template="((%(expressions)s) AT TIME ZONE 'Europe/Berlin')::date",
                        ),
                        output_field=models.DateField(null=True, verbose_name="letzter Tag"),
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="Ort in eigenen Worten"
                    ),
                ),
                (
                    "online_url",
                    models.URLField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["https"])],
                        verbose_name="Link zur Online-Teilnahme",
                    ),
                ),
                (
                    "project",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="genaue Projektbezeichnung"
                    ),
                ),
                (
                    "audiences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("everybody", "alle"),
                                ("children", "Kinder"),
                                ("youth", "junge Menschen"),
                                ("families", "Familien"),
                                ("seniors", "ältere Menschen"),
                                ("generations", "Jung und Alt zusammen"),
                                ("cultures", "Menschen verschiedener Herkunft zusammen"),
                                ("civil_society", "Vereine und Ehrenamtliche"),
                                ("institutions", "Schulen, Kitas und Einrichtungen"),
                                ("administration", "Verwaltung und Politik"),
                                ("companies", "Betriebe und Auszubildende"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Für wen",
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("de", "Deutsch"),
                                ("de-simple", "Einfache Sprache"),
                                ("en", "Englisch"),
                                ("ar", "Arabisch"),
                                ("uk", "Ukrainisch"),
                                ("ru", "Russisch"),
                                ("tr", "Türkisch"),
                                ("fa", "Persisch (Farsi, Dari)"),
                                ("kmr", "Kurdisch (Kurmandschi)"),
                                ("vi", "Vietnamesisch"),
                                ("ro", "Rumänisch"),
                                ("pl", "Polnisch"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="gesprochene Sprachen",
                    ),
                ),
                (
                    "interpreted",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("de", "Deutsch"),
                                ("de-simple", "Einfache Sprache"),
                                ("en", "Englisch"),
                                ("ar", "Arabisch"),
                                ("uk", "Ukrainisch"),
                                ("ru", "Russisch"),
                                ("tr", "Türkisch"),
                                ("fa", "Persisch (Farsi, Dari)"),
                                ("kmr", "Kurdisch (Kurmandschi)"),
                                ("vi", "Vietnamesisch"),
                                ("ro", "Rumänisch"),
                                ("pl", "Polnisch"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="gedolmetscht in",
                    ),
                ),
                (
                    "supports",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("interpreting", "Dolmetschen"),
                                ("sign_language", "Gebärdensprache"),
                                ("childcare", "Kinderbetreuung"),
                                ("step_free", "Zugang ohne Stufen"),
                                ("lift", "Fahrdienst oder Mitfahrgelegenheit"),
                                ("assistance", "Assistenz oder Begleitung"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="Unterstützung, um die man bitten kann",
                    ),
                ),
                (
                    "step_free",
                    models.BooleanField(blank=True, null=True, verbose_name="stufenlos erreichbar"),
                ),
                (
                    "access_note",
                    wirkkreis.languages.fields.TranslatedField(
                        blank=True, max_length=500, verbose_name="Hinweise zur Barrierefreiheit"
                    ),
                ),
                (
                    "price",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        default=0,
                        max_digits=8,
                        verbose_name="Eintritt in Euro",
                    ),
                ),
                (
                    "price_note",
                    wirkkreis.languages.fields.TranslatedField(
                        blank=True, max_length=200, verbose_name="Hinweis zu den Kosten"
                    ),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("public", "alle, im Kalender"),
                            ("link", "alle, die den Link kennen"),
                            ("members", "nur Mitglieder der Partnerschaft"),
                        ],
                        default="public",
                        max_length=10,
                        verbose_name="Wer die Veranstaltung findet",
                    ),
                ),
                (
                    "names",
                    models.CharField(
                        choices=[
                            ("normal", "Liste mit Namen"),
                            ("under_age", "Kinder: nur Anzahl, eine erwachsene Person mit Namen"),
                            ("protected", "gefährdete Menschen: keine Namen"),
                        ],
                        default="normal",
                        max_length=10,
                        verbose_name="Teilnahmeliste",
                    ),
                ),
                (
                    "hours",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="Stunden für die Bescheinigung",
                    ),
                ),
                (
                    "content",
                    wirkkreis.languages.fields.TranslatedField(
                        blank=True,
                        max_length=1000,
                        multiline=True,
                        verbose_name="Inhalte für die Bescheinigung",
                    ),
                ),
                ("picture", models.FileField(blank=True, upload_to="", verbose_name="Bild")),
                (
                    "picture_alt",
                    wirkkreis.languages.fields.TranslatedField(
                        blank=True, max_length=200, verbose_name="Was ist auf dem Bild zu sehen?"
                    ),
                ),
                (
                    "picture_credit",
                    models.CharField(blank=True, max_length=160, verbose_name="Bildrechte"),
                ),
                (
                    "contact",
                    models.CharField(blank=True, max_length=160, verbose_name="Kontakt für Fragen"),
                ),
                (
                    "partner_note",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="Rückmeldung an den Partner"
                    ),
                ),
                (
                    "pattern",
                    models.CharField(blank=True, max_length=120, verbose_name="Name als Vorlage"),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "cancel_note",
                    wirkkreis.languages.fields.TranslatedField(
                        blank=True, max_length=300, verbose_name="Grund der Absage"
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="veröffentlicht am"
                    ),
                ),
                (
                    "cancelled_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="abgesagt am"),
                ),
                (
                    "moved_from",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="ursprünglicher Beginn"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="angelegt am",
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="geändert am",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.municipality",
                        verbose_name="Gemeinde",
                    ),
                ),
                (
                    "organiser",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="Veranstalter",
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
                    "venue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.venue",
                        verbose_name="Veranstaltungsort",
                    ),
                ),
            ],
            options={
                "verbose_name": "Veranstaltung",
                "verbose_name_plural": "Veranstaltungen",
                "ordering": ["-starts", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "uid"), name="one_event_per_uid"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends__gte", models.F("starts"))),
                        name="event_ends_after_start",
                        violation_error_message="Das Ende liegt vor dem Beginn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ends__isnull", True), ("starts__isnull", True)),
                            models.Q(("ends__isnull", False), ("starts__isnull", False)),
                            _connector="OR",
                        ),
                        name="event_has_start_and_end",
                        violation_error_message="Bitte Beginn und Ende angeben.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_at__isnull", True),
                            ("starts__isnull", False),
                            _connector="OR",
                        ),
                        name="published_event_has_a_day",
                        violation_error_message="Bitte Beginn und Ende angeben.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("price__gte", 0)),
                        name="event_price_is_not_negative",
                        violation_error_message="Der Eintritt kann nicht unter 0 Euro liegen.",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["partnership", "starts", "id"], name="event_by_start")
                ],
            },
        ),
        migrations.CreateModel(
            name="Documentation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "text",
                    wirkkreis.languages.fields.TranslatedField(
                        max_length=20000, multiline=True, verbose_name="Was war, was kam heraus"
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="veröffentlicht am"
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="geändert am",
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
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documentation",
                        to="events.event",
                    ),
                ),
            ],
            options={
                "verbose_name": "Dokumentation",
                "verbose_name_plural": "Dokumentationen",
            },
        ),
        migrations.AddField(
            model_name="admission",
            name="event",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="admission",
                to="events.event",
            ),
        ),
        migrations.CreateModel(
            name="EventFile",
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
                        choices=[
                            ("material", "Material"),
                            ("photo", "Foto"),
                            ("press", "Presse"),
                            ("signed_list", "unterschriebene Teilnahmeliste"),
                        ],
                        default="material",
                        max_length=12,
                        verbose_name="Art",
                    ),
                ),
                ("upload", models.FileField(upload_to="", verbose_name="Datei")),
                ("name", models.CharField(max_length=160, verbose_name="Name der Datei")),
                ("size", models.PositiveIntegerField(verbose_name="Größe in Bytes")),
                (
                    "alt",
                    wirkkreis.languages.fields.TranslatedField(
                        blank=True, max_length=200, verbose_name="Was ist zu sehen?"
                    ),
                ),
                ("credit", models.CharField(blank=True, max_length=160, verbose_name="Bildrechte")),
                (
                    "consent",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Einwilligung der Abgebildeten"
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="öffentlich")),
                ("day", models.DateField(blank=True, null=True, verbose_name="Tag der Liste")),
                (
                    "added_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="hinzugefügt am",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="events.event",
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
                "verbose_name": "Datei einer Veranstaltung",
                "verbose_name_plural": "Dateien einer Veranstaltung",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_public", False),
                            models.Q(
                                models.Q(("kind", "signed_list"), _negated=True),
                                models.Q(
                                    models.Q(("kind", "photo"), _negated=True),
                                    models.Q(("consent", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="public_photo_has_consent",
                        violation_error_message="Öffentlich nur mit Einwilligung der Abgebildeten.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EventGoal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="events.event",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="goals.goal",
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
                "verbose_name": "Ziel einer Veranstaltung",
                "verbose_name_plural": "Ziele einer Veranstaltung",
                "ordering": ["goal__position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "goal", "event"), name="event_serves_goal_once"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="event",
            name="goals",
            field=models.ManyToManyField(
                related_name="+", through="events.EventGoal", to="goals.goal"
            ),
        ),
        migrations.CreateModel(
            name="EventPartner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="events.event",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
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
                "verbose_name": "Kooperationspartner einer Veranstaltung",
                "verbose_name_plural": "Kooperationspartner einer Veranstaltung",
                "ordering": ["organisation__sort_key", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "event", "organisation"),
                        name="event_has_partner_once",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="event",
            name="partners",
            field=models.ManyToManyField(
                related_name="+", through="events.EventPartner", to="people.organisation"
            ),
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="Tag")),
                ("language", models.CharField(default="de", max_length=12, verbose_name="Sprache")),
                ("on_paper", models.BooleanField(default=False, verbose_name="vom Papierbogen")),
                (
                    "rating",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Wie war es insgesamt?"
                    ),
                ),
                (
                    "learned",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Wie viel nehmen Sie mit?"
                    ),
                ),
                (
                    "welcome",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Wie willkommen haben Sie sich gefühlt?"
                    ),
                ),
                (
                    "good",
                    models.TextField(blank=True, max_length=2000, verbose_name="Was war gut?"),
                ),
                (
                    "better",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="Was können wir besser machen?"
                    ),
                ),
                ("nonce", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feedback",
                        to="events.event",
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
                "verbose_name": "Rückmeldung",
                "verbose_name_plural": "Rückmeldungen",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "nonce"), name="one_feedback_per_form"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rating__range", (1, 5))), name="rating_from_1_to_5"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("learned__range", (1, 5))), name="learned_from_1_to_5"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("welcome__range", (1, 5))), name="welcome_from_1_to_5"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Format",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, verbose_name="Kürzel")),
                (
                    "name",
                    wirkkreis.languages.fields.TranslatedField(max_length=60, verbose_name="Art"),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge"),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="wird angeboten")),
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
                "verbose_name": "Format",
                "verbose_name_plural": "Formate",
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "code"),
                        name="one_format_per_code",
                        violation_error_message="Dieses Format gibt es schon.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="event",
            name="format",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="events.format",
                verbose_name="Format",
            ),
        ),
        migrations.CreateModel(
            name="Impulse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge"),
                ),
                (
                    "text",
                    wirkkreis.languages.fields.TranslatedField(
                        max_length=500, verbose_name="Impuls"
                    ),
                ),
                ("origin", models.CharField(blank=True, max_length=120, verbose_name="Woher")),
                (
                    "declined",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Warum nicht aufgenommen"
                    ),
                ),
                (
                    "taken_up_on",
                    models.DateField(editable=False, null=True, verbose_name="aufgenommen am"),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="impulses",
                        to="events.event",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="goals.goal",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="goals.measure",
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
                "verbose_name": "Impuls",
                "verbose_name_plural": "Impulse",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PassingOn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="Tag")),
                (
                    "audience",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("everybody", "alle"),
                            ("children", "Kinder"),
                            ("youth", "junge Menschen"),
                            ("families", "Familien"),
                            ("seniors", "ältere Menschen"),
                            ("generations", "Jung und Alt zusammen"),
                            ("cultures", "Menschen verschiedener Herkunft zusammen"),
                            ("civil_society", "Vereine und Ehrenamtliche"),
                            ("institutions", "Schulen, Kitas und Einrichtungen"),
                            ("administration", "Verwaltung und Politik"),
                            ("companies", "Betriebe und Auszubildende"),
                        ],
                        max_length=20,
                        verbose_name="An wen?",
                    ),
                ),
                ("count", models.PositiveIntegerField(verbose_name="An wie viele Menschen?")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passed_on",
                        to="events.event",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="Wer hat es weitergegeben?",
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
                "verbose_name": "Weitergabe",
                "verbose_name_plural": "Weitergaben",
                "ordering": ["-day", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge"),
                ),
                (
                    "label",
                    wirkkreis.languages.fields.TranslatedField(
                        max_length=200, verbose_name="Frage"
                    ),
                ),
                (
                    "help",
                    wirkkreis.languages.fields.TranslatedField(
                        blank=True, max_length=300, verbose_name="Hinweis zur Frage"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "kurzer Text"),
                            ("long", "langer Text"),
                            ("yes", "Ja oder Nein"),
                            ("number", "Zahl"),
                            ("one", "eine Auswahl"),
                            ("several", "mehrere zur Auswahl"),
                        ],
                        max_length=10,
                        verbose_name="Antwort",
                    ),
                ),
                (
                    "choices",
                    wirkkreis.languages.fields.TranslatedField(
                        blank=True,
                        max_length=1000,
                        multiline=True,
                        verbose_name="Antworten zur Auswahl, eine je Zeile",
                    ),
                ),
                (
                    "required",
                    models.BooleanField(default=False, verbose_name="muss beantwortet werden"),
                ),
                (
                    "admission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="events.admission",
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
                "verbose_name": "Frage der Anmeldung",
                "verbose_name_plural": "Fragen der Anmeldung",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unconfirmed", "Noch nicht bestätigt"),
                            ("firm", "Angemeldet"),
                            ("waiting", "Warteliste"),
                            ("offered", "Platz angeboten"),
                            ("expired", "Verfallen"),
                            ("cancelled", "Abgemeldet"),
                            ("declined", "Abgelehnt"),
                        ],
                        default="unconfirmed",
                        editable=False,
                        max_length=30,
                        verbose_name="Stand",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=160, verbose_name="Name")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="E-Mail-Adresse"),
                ),
                (
                    "found_by",
                    wirkkreis.languages.finding.FoldedField(
                        sources=("name", "guardian", "email", "code")
                    ),
                ),
                ("language", models.CharField(default="de", max_length=12, verbose_name="Sprache")),
                ("size", models.PositiveSmallIntegerField(default=1, verbose_name="Menschen")),
                (
                    "minors",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="davon unter der Altersgrenze"
                    ),
                ),
                (
                    "guardian",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="erwachsene Begleitperson"
                    ),
                ),
                (
                    "guardian_agreed",
                    models.BooleanField(default=False, verbose_name="Eltern einverstanden"),
                ),
                (
                    "supports",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("interpreting", "Dolmetschen"),
                                ("sign_language", "Gebärdensprache"),
                                ("childcare", "Kinderbetreuung"),
                                ("step_free", "Zugang ohne Stufen"),
                                ("lift", "Fahrdienst oder Mitfahrgelegenheit"),
                                ("assistance", "Assistenz oder Begleitung"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="gewünschte Unterstützung",
                    ),
                ),
                (
                    "support_note",
                    models.TextField(blank=True, max_length=500, verbose_name="Genaueres dazu"),
                ),
                (
                    "line",
                    models.PositiveIntegerField(editable=False, verbose_name="Nummer in der Reihe"),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(editable=False, max_length=12, verbose_name="Code")),
                ("nonce", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="angemeldet am",
                    ),
                ),
                (
                    "expires_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="bestätigen bis"),
                ),
                (
                    "reviewed_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="durchgesehen am"),
                ),
                (
                    "thanked_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="Dank verschickt am"
                    ),
                ),
                (
                    "forgotten_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="Angaben gelöscht am"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "admission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="registrations",
                        to="events.admission",
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
                "verbose_name": "Anmeldung",
                "verbose_name_plural": "Anmeldungen",
                "ordering": ["line", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "admission", "nonce"),
                        name="one_registration_per_form",
                        violation_error_message="Diese Anmeldung ist schon angekommen.",
                    ),
                    models.UniqueConstraint(
                        fields=("partnership", "admission", "code"),
                        name="one_registration_per_code",
                    ),
                    models.UniqueConstraint(
                        fields=("partnership", "admission", "line"),
                        name="one_registration_per_line",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("size__gte", 1)),
                        name="registration_is_for_somebody",
                        violation_error_message="Bitte mindestens einen Menschen anmelden.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minors__lte", models.F("size"))),
                        name="registration_has_no_more_minors_than_people",
                        violation_error_message=(
                            "So viele Menschen sind in der Gruppe nicht angemeldet."
                        ),
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("unconfirmed", "offered")), _negated=True),
                            ("expires_at__isnull", False),
                            _connector="OR",
                        ),
                        name="held_place_has_a_limit",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["partnership", "admission", "state"], name="registration_by_state"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("given_at", models.DateTimeField(verbose_name="erteilt am")),
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
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.consenttext",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="events.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "Einwilligung",
                "verbose_name_plural": "Einwilligungen",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "registration", "text"), name="one_consent_per_text"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
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
                        choices=[
                            ("registered", "angemeldet"),
                            ("walk_in", "ohne Anmeldung"),
                            ("counted", "gezählt"),
                        ],
                        max_length=12,
                        verbose_name="Art",
                    ),
                ),
                ("day", models.DateField(verbose_name="Tag")),
                (
                    "age_band",
                    models.CharField(blank=True, max_length=40, verbose_name="Altersgruppe"),
                ),
                ("count", models.PositiveIntegerField(default=1, verbose_name="Menschen")),
                ("name", models.CharField(blank=True, max_length=160, verbose_name="Name")),
                ("found_by", wirkkreis.languages.finding.FoldedField(sources=("name",))),
                (
                    "role",
                    models.CharField(
                        blank=True,
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
                ("nonce", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "came_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="eingetragen am",
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
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="events.event",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="events.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "Teilnahme",
                "verbose_name_plural": "Teilnahmen",
                "ordering": ["day", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "nonce"), name="one_attendance_per_nonce"
                    ),
                    models.UniqueConstraint(
                        fields=("partnership", "registration", "day"),
                        name="registration_comes_once_a_day",
                        violation_error_message="Heute schon eingelassen.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "counted")),
                        fields=("partnership", "event", "day", "age_band"),
                        name="one_head_count_per_day_and_band",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "registered"), ("registration__isnull", False)),
                            models.Q(
                                models.Q(("kind", "registered"), _negated=True),
                                ("registration__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="attendance_knows_its_registration",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["partnership", "event"], name="attendance_by_event")
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=2000, verbose_name="Antwort")),
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
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="events.question",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="events.registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "Antwort einer Anmeldung",
                "verbose_name_plural": "Antworten einer Anmeldung",
                "ordering": ["question__position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "registration", "question"),
                        name="one_answer_per_question",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "title",
                    wirkkreis.languages.fields.TranslatedField(
                        max_length=160, verbose_name="Name der Reihe"
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="angelegt am",
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
                "verbose_name": "Veranstaltungsreihe",
                "verbose_name_plural": "Veranstaltungsreihen",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="event",
            name="series",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="events",
                to="events.series",
            ),
        ),
        migrations.CreateModel(
            name="Workshop",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge"),
                ),
                (
                    "title",
                    wirkkreis.languages.fields.TranslatedField(
                        max_length=160, verbose_name="Titel"
                    ),
                ),
                (
                    "text",
                    wirkkreis.languages.fields.TranslatedField(
                        blank=True, max_length=2000, multiline=True, verbose_name="Beschreibung"
                    ),
                ),
                ("room", models.CharField(blank=True, max_length=120, verbose_name="Raum")),
                ("starts", models.DateTimeField(verbose_name="Beginn")),
                ("ends", models.DateTimeField(verbose_name="Ende")),
                (
                    "capacity",
                    models.PositiveIntegerField(
                        blank=True, help_text="Leer: ohne Grenze.", null=True, verbose_name="Plätze"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="workshops",
                        to="events.event",
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
                "verbose_name": "Workshop",
                "verbose_name_plural": "Workshops",
                "ordering": ["starts", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("starts"))),
                        name="workshop_ends_after_start",
                        violation_error_message="Das Ende liegt vor dem Beginn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("capacity__isnull", True), ("capacity__gte", 1), _connector="OR"
                        ),
                        name="workshop_has_places",
                        violation_error_message="Bitte mindestens einen Platz angeben.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkshopPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("wished", "Gewünscht"),
                            ("firm", "Platz im Workshop"),
                            ("waiting", "Warteliste des Workshops"),
                            ("offered", "Platz angeboten"),
                            ("left", "Nicht dabei"),
                        ],
                        default="wished",
                        editable=False,
                        max_length=30,
                        verbose_name="Stand",
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField(default=1, verbose_name="Wunsch")),
                (
                    "turn",
                    models.PositiveIntegerField(
                        editable=False, null=True, verbose_name="Nummer in der Reihe"
                    ),
                ),
                (
                    "expires_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="annehmen bis"),
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
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="workshop_places",
                        to="events.registration",
                    ),
                ),
                (
                    "workshop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="places",
                        to="events.workshop",
                    ),
                ),
            ],
            options={
                "verbose_name": "Platz im Workshop",
                "verbose_name_plural": "Plätze in Workshops",
                "ordering": ["rank", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "workshop", "registration"),
                        name="one_place_per_workshop",
                        violation_error_message="Dieser Workshop ist schon gewählt.",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["partnership", "series"], name="event_by_series"),
        ),
        migrations.CreateModel(
            name="FeedSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["https"])],
                        verbose_name="Adresse des Kalenders",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="jede Nacht abrufen")),
                (
                    "fetched_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="zuletzt gelesen"),
                ),
                (
                    "trouble",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="letzte Störung"
                    ),
                ),
                ("report", models.JSONField(default=dict, editable=False, verbose_name="Ergebnis")),
                (
                    "format",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.format",
                        verbose_name="Format",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.municipality",
                        verbose_name="Gemeinde",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="Organisation",
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
                "verbose_name": "Kalender eines Partners",
                "verbose_name_plural": "Kalender von Partnern",
                "ordering": ["organisation__sort_key", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "organisation", "url"),
                        name="one_feed_per_address",
                        violation_error_message="Dieser Kalender ist schon eingetragen.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EventOrigin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.CharField(editable=False, max_length=300)),
                ("name", models.CharField(max_length=200, verbose_name="Von wem")),
                (
                    "url",
                    models.URLField(blank=True, max_length=500, verbose_name="Link zum Original"),
                ),
                (
                    "cancelled_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="dort abgesagt am"
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="origin",
                        to="events.event",
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
                    "feed",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="origins",
                        to="events.feedsource",
                    ),
                ),
            ],
            options={
                "verbose_name": "Herkunft einer Veranstaltung",
                "verbose_name_plural": "Herkunft von Veranstaltungen",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "feed", "uid"),
                        name="one_event_per_origin",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "title",
                    wirkkreis.languages.fields.TranslatedField(
                        max_length=160, verbose_name="Titel"
                    ),
                ),
                (
                    "text",
                    wirkkreis.languages.fields.TranslatedField(
                        blank=True, max_length=4000, multiline=True, verbose_name="Einleitung"
                    ),
                ),
                ("first_day", models.DateField(verbose_name="erster Tag")),
                ("last_day", models.DateField(verbose_name="letzter Tag")),
                (
                    "deadline",
                    models.DateField(
                        help_text="Bis zu diesem Tag können sie eintragen.",
                        verbose_name="Frist für die Partner",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="veröffentlicht am"
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="angelegt am",
                    ),
                ),
                (
                    "format",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.format",
                        verbose_name="Format der Einträge",
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
                "verbose_name": "Programm",
                "verbose_name_plural": "Programme",
                "ordering": ["-first_day", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="programme_ends_after_start",
                        violation_error_message="Der letzte Tag liegt vor dem ersten.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("deadline__lte", models.F("last_day"))),
                        name="programme_deadline_before_end",
                        violation_error_message="Die Frist liegt nach dem letzten Tag.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="event",
            name="programme",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="events",
                to="events.programme",
                verbose_name="Programm",
            ),
        ),
        migrations.CreateModel(
            name="ProgrammeGoal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="goals.goal",
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
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="events.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "Ziel eines Programms",
                "verbose_name_plural": "Ziele eines Programms",
                "ordering": ["goal__position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "goal", "programme"),
                        name="programme_serves_goal_once",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="programme",
            name="goals",
            field=models.ManyToManyField(
                related_name="+", through="events.ProgrammeGoal", to="goals.goal"
            ),
        ),
        migrations.CreateModel(
            name="ProgrammePartner",
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
                        choices=[
                            ("de", "Deutsch"),
                            ("de-simple", "Einfache Sprache"),
                            ("en", "English"),
                            ("ar", "العربية"),
                        ],
                        default="de",
                        max_length=12,
                        verbose_name="Sprache",
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "invited_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="eingeladen am"),
                ),
                (
                    "reminded_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="erinnert am"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="Organisation",
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
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partners",
                        to="events.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "Partner eines Programms",
                "verbose_name_plural": "Partner eines Programms",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "programme", "organisation"),
                        name="one_invitation_per_organisation",
                        violation_error_message="Diese Organisation ist schon eingeladen.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="event",
            name="proposed_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="events",
                to="events.programmepartner",
            ),
        ),
        migrations.CreateModel(
            name="Sharing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "shared_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="weitergegeben am",
                    ),
                ),
                (
                    "ended_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="beendet am"),
                ),
                (
                    "told_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="zuletzt mitgeteilt am"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sharings",
                        to="events.event",
                    ),
                ),
                (
                    "neighbour",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tenancy.partnership",
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
                "verbose_name": "Weitergabe an eine Partnerschaft",
                "verbose_name_plural": "Weitergaben an Partnerschaften",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "event", "neighbour"),
                        name="shared_once_per_neighbour",
                    )
                ],
            },
        ),
        Wall("Format"),
        Wall("Series"),
        Wall("Programme"),
        Wall("ProgrammeGoal"),
        Wall("ProgrammePartner"),
        Wall("Event"),
        Wall("Admission"),
        Wall("Question"),
        Wall("ConsentText"),
        Wall("Workshop"),
        Wall("Registration"),
        Wall("WorkshopPlace"),
        Wall("Answer"),
        Wall("Consent"),
        Wall("Attendance"),
        Wall("Documentation"),
        Wall("EventFile"),
        Wall("EventGoal"),
        Wall("EventPartner"),
        Wall("FeedSource"),
        Wall("EventOrigin"),
        Wall("Sharing"),
        Wall("Feedback"),
        Wall("Impulse"),
        Wall("PassingOn"),
    ]
