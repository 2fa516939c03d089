import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import wirkkreis.languages.finding
import wirkkreis.tenancy.wall
from wirkkreis.tenancy.operations import Wall


class Migration(migrations.Migration):
    dependencies = [
        ("committees", "0001_committees"),
        ("goals", "0004_measures_know_when_they_were_done"),
        ("people", "0001_people"),
        ("places", "0001_places"),
        ("tenancy", "0002_partnerships_have_a_revision"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgendaItem",
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
                            ("waiting", "Offen"),
                            ("running", "Wird beraten"),
                            ("done", "Erledigt"),
                            ("deferred", "Vertagt"),
                            ("dropped", "Abgesetzt"),
                        ],
                        default="waiting",
                        editable=False,
                        max_length=30,
                        verbose_name="Stand",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(editable=False, verbose_name="Nummer"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("information", "Information"),
                            ("debate", "Beratung"),
                            ("decision", "Beschluss"),
                            ("election", "Wahl"),
                            ("application", "Anträge aus dem Fonds"),
                            ("plan", "Beschluss eines Zielplans"),
                            ("minutes", "Genehmigung einer Niederschrift"),
                            ("youth_fund", "Entscheidungen des Jugendfonds zur Kenntnis"),
                        ],
                        default="debate",
                        max_length=20,
                        verbose_name="Was damit geschieht",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="Tagesordnungspunkt")),
                (
                    "text",
                    models.TextField(blank=True, max_length=4000, verbose_name="Worum es geht"),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        default=True,
                        help_text="Sonst sehen ihn nur die Mitglieder des Gremiums.",
                        verbose_name="öffentlich",
                    ),
                ),
                (
                    "minutes_planned",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="geplante Minuten"
                    ),
                ),
                (
                    "report",
                    models.TextField(
                        blank=True, max_length=8000, verbose_name="Verlauf in eigenen Worten"
                    ),
                ),
                (
                    "carried_from",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="carried_to",
                        to="committees.agendaitem",
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
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="goals.plan",
                        verbose_name="Zielplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "Tagesordnungspunkt",
                "verbose_name_plural": "Tagesordnungspunkte",
                "ordering": ["session", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="item_has_a_title",
                        violation_error_message="Bitte angeben, worum es geht.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("guest_name", models.CharField(blank=True, max_length=160, verbose_name="Name")),
                (
                    "guest_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="E-Mail-Adresse"),
                ),
                (
                    "guest_role",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel: stellt das Projekt vor.",
                        max_length=160,
                        verbose_name="Wozu eingeladen",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "noch nicht eingeladen"),
                            ("mail", "per E-Mail"),
                            ("post", "per Post"),
                            ("handed", "übergeben"),
                        ],
                        max_length=10,
                        verbose_name="eingeladen",
                    ),
                ),
                (
                    "invited_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="eingeladen am"),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "noch keine Antwort"),
                            ("comes", "kommt"),
                            ("online", "kommt online"),
                            ("declines", "kommt nicht"),
                        ],
                        max_length=10,
                        verbose_name="Antwort",
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="geantwortet am"),
                ),
                ("excused", models.BooleanField(default=False, verbose_name="entschuldigt")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "mandate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="committees.mandate",
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
                "verbose_name": "Eingeladen zu einer Sitzung",
                "verbose_name_plural": "Eingeladen zu einer Sitzung",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mandate__isnull", False),
                            models.Q(("guest_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="guest_has_a_name",
                        violation_error_message="Bitte den Namen des Gastes angeben.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "Kalenderlink eines Mitglieds",
                "verbose_name_plural": "Kalenderlinks von Mitgliedern",
            },
        ),
        migrations.CreateModel(
            name="Circular",
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
                            ("draft", "Entwurf"),
                            ("running", "Läuft"),
                            ("stopped", "Widersprochen"),
                            ("decided", "Entschieden"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=30,
                        verbose_name="Stand",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="Worum es geht")),
                (
                    "text",
                    models.TextField(max_length=4000, verbose_name="Wortlaut des Beschlusses"),
                ),
                (
                    "explanation",
                    models.TextField(blank=True, max_length=4000, verbose_name="Erläuterung"),
                ),
                (
                    "starts",
                    models.DateTimeField(editable=False, null=True, verbose_name="verschickt am"),
                ),
                ("ends", models.DateTimeField(blank=True, null=True, verbose_name="läuft bis")),
                (
                    "reminded_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="erinnert am"),
                ),
                (
                    "objection",
                    models.CharField(
                        blank=True, editable=False, max_length=500, verbose_name="Widerspruch"
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="circulars",
                        to="committees.committee",
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
                    "statute",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committees.statute",
                    ),
                ),
            ],
            options={
                "verbose_name": "Umlaufbeschluss",
                "verbose_name_plural": "Umlaufbeschlüsse",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Concern",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concerns",
                        to="committees.agendaitem",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
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
                "verbose_name": "Betroffene Organisation eines Punkts",
                "verbose_name_plural": "Betroffene Organisationen eines Punkts",
                "constraints": [
                    models.UniqueConstraint(fields=("item", "organisation"), name="concerned_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="concerned",
            field=models.ManyToManyField(
                related_name="+",
                through="committees.Concern",
                to="people.organisation",
                verbose_name="Betroffene Organisationen",
            ),
        ),
        migrations.CreateModel(
            name="DateOption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts", models.DateTimeField(verbose_name="Beginn")),
                ("ends", models.DateTimeField(verbose_name="Ende")),
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
                "verbose_name": "Terminvorschlag",
                "verbose_name_plural": "Terminvorschläge",
                "ordering": ["starts", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("starts"))),
                        name="option_ends_after_start",
                        violation_error_message="Das Ende liegt vor dem Beginn.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DateAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "fit",
                    models.CharField(
                        choices=[("yes", "passt"), ("maybe", "zur Not"), ("no", "passt nicht")],
                        max_length=10,
                        verbose_name="Antwort",
                    ),
                ),
                (
                    "attendee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="date_answers",
                        to="committees.attendee",
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
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="committees.dateoption",
                    ),
                ),
            ],
            options={
                "verbose_name": "Antwort zu einem Termin",
                "verbose_name_plural": "Antworten zu Terminen",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("option", "attendee"), name="answered_once_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Entitlement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("has_voted", models.BooleanField(default=False, verbose_name="hat abgestimmt")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="committees.mandate",
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
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="committees.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "Stimmrecht",
                "verbose_name_plural": "Stimmrechte",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
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
                            ("draft", "Entwurf"),
                            ("sent", "Verschickt"),
                            ("approved", "Genehmigt"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=30,
                        verbose_name="Stand",
                    ),
                ),
                (
                    "opening",
                    models.TextField(blank=True, max_length=4000, verbose_name="Zu Beginn"),
                ),
                (
                    "closing",
                    models.TextField(blank=True, max_length=4000, verbose_name="Zum Schluss"),
                ),
                (
                    "sent_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="verschickt am"),
                ),
                (
                    "approved_on",
                    models.DateField(editable=False, null=True, verbose_name="genehmigt am"),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="veröffentlicht am"
                    ),
                ),
                (
                    "scan",
                    models.FileField(
                        blank=True, upload_to="", verbose_name="unterschriebene Fassung"
                    ),
                ),
                (
                    "scan_size",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="Größe in Bytes"
                    ),
                ),
                (
                    "scan_added_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="hinzugefügt am"),
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
                "verbose_name": "Niederschrift",
                "verbose_name_plural": "Niederschriften",
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=2000, verbose_name="Was richtig ist")),
                ("agreed_on", models.DateField(verbose_name="beschlossen am")),
                (
                    "made_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="eingetragen am",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="committees.agendaitem",
                        verbose_name="Tagesordnungspunkt",
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
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="committees.minutes",
                    ),
                ),
            ],
            options={
                "verbose_name": "Berichtigung einer Niederschrift",
                "verbose_name_plural": "Berichtigungen einer Niederschrift",
                "ordering": ["agreed_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Motion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="Reihenfolge"
                    ),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="Wortlaut")),
                (
                    "conditions",
                    models.TextField(
                        blank=True,
                        help_text="Jede in einer eigenen Zeile.",
                        max_length=2000,
                        verbose_name="Auflagen",
                    ),
                ),
                ("is_withdrawn", models.BooleanField(default=False, verbose_name="zurückgezogen")),
                (
                    "amends",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="amendments",
                        to="committees.motion",
                        verbose_name="Änderung zu",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="motions",
                        to="committees.agendaitem",
                    ),
                ),
                (
                    "moved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="committees.mandate",
                        verbose_name="Antrag von",
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
                "verbose_name": "Antrag in einer Sitzung",
                "verbose_name_plural": "Anträge in einer Sitzung",
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="motion_has_words",
                        violation_error_message="Bitte den Wortlaut angeben.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Option",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="Reihenfolge"
                    ),
                ),
                ("label", models.CharField(max_length=200, verbose_name="Wer oder was")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="Summe in Euro",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True, editable=False, max_length=10, verbose_name="Ergebnis"
                    ),
                ),
                (
                    "by_lot",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="durch das Los"
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
                "verbose_name": "Wahlmöglichkeit",
                "verbose_name_plural": "Wahlmöglichkeiten",
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__isnull", True), ("amount__gt", 0), _connector="OR"
                        ),
                        name="option_costs_something",
                        violation_error_message="Bitte eine Summe über 0 Euro angeben.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OpenBallot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("side", models.CharField(max_length=10, verbose_name="Stimme")),
                (
                    "entitlement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ballots",
                        to="committees.entitlement",
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
                    "option",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="committees.option",
                    ),
                ),
            ],
            options={
                "verbose_name": "Offene Stimme",
                "verbose_name_plural": "Offene Stimmen",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entitlement", "option"), name="voted_once", nulls_distinct=False
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="Name der Unterlage")),
                ("upload", models.FileField(upload_to="", verbose_name="Datei")),
                ("size", models.PositiveIntegerField(verbose_name="Größe in Bytes")),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="Nur bei öffentlichen Punkten. Sonst lesen sie die Mitglieder.",
                        verbose_name="auch öffentlich",
                    ),
                ),
                (
                    "added_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="hinzugefügt am",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="papers",
                        to="committees.agendaitem",
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
                "verbose_name": "Unterlage",
                "verbose_name_plural": "Unterlagen",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("came", models.DateTimeField(verbose_name="gekommen um")),
                ("left", models.DateTimeField(blank=True, null=True, verbose_name="gegangen um")),
                ("online", models.BooleanField(default=False, verbose_name="online dabei")),
                (
                    "attendee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presences",
                        to="committees.attendee",
                    ),
                ),
                (
                    "left_for",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="committees.agendaitem",
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
                "verbose_name": "Anwesenheit in einer Sitzung",
                "verbose_name_plural": "Anwesenheiten in einer Sitzung",
                "ordering": ["came", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left__isnull", True), ("left__gte", models.F("came")), _connector="OR"
                        ),
                        name="left_after_coming",
                        violation_error_message="Das Gehen liegt vor dem Kommen.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("attendee", "="),
                            (
                                models.Func(
                                    models.F("came"),
                                    models.F("left"),
                                    function="TSTZRANGE",
                                    output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="in_the_room_once_at_a_time",
                        violation_error_message="In dieser Zeit war die Person schon da.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recusal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ruling",
                    models.CharField(
                        choices=[
                            ("declared", "hat sich für befangen erklärt"),
                            ("excluded", "das Gremium hat die Befangenheit festgestellt"),
                            ("free", "nicht befangen"),
                        ],
                        max_length=10,
                        verbose_name="Ergebnis",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("employee", "dort beschäftigt"),
                            ("board", "im Vorstand"),
                            ("volunteer", "dort ehrenamtlich tätig"),
                            ("member", "Mitglied"),
                            ("relative", "Angehörige sind dort beschäftigt oder im Vorstand"),
                        ],
                        max_length=20,
                        verbose_name="Grund",
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="erklärt am",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recusals",
                        to="committees.agendaitem",
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recusals",
                        to="committees.mandate",
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
                "verbose_name": "Befangenheit",
                "verbose_name_plural": "Befangenheiten",
                "ordering": ["made_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "mandate"), name="ruled_once_for_an_item"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Session",
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
                            ("searching", "Termin wird gesucht"),
                            ("planned", "Geplant"),
                            ("invited", "Eingeladen"),
                            ("open", "Läuft"),
                            ("closed", "Beendet"),
                            ("cancelled", "Abgesagt"),
                        ],
                        default="planned",
                        editable=False,
                        max_length=30,
                        verbose_name="Stand",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="Zum Beispiel: 3. Sitzung 2026",
                        max_length=120,
                        verbose_name="Bezeichnung",
                    ),
                ),
                ("starts", models.DateTimeField(blank=True, null=True, verbose_name="Beginn")),
                ("ends", models.DateTimeField(blank=True, null=True, verbose_name="Ende")),
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
                    "place",
                    models.CharField(blank=True, max_length=200, verbose_name="Ort und Raum"),
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
                    "is_public",
                    models.BooleanField(default=False, verbose_name="öffentliche Sitzung"),
                ),
                (
                    "applications_until",
                    models.DateField(
                        blank=True,
                        help_text="Was bis dahin da ist, wird in dieser Sitzung beraten.",
                        null=True,
                        verbose_name="Anträge bis",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Stehen in der Einladung über der Tagesordnung.",
                        max_length=2000,
                        verbose_name="Worte zur Einladung",
                    ),
                ),
                (
                    "cancel_note",
                    models.CharField(blank=True, max_length=300, verbose_name="Warum abgesagt"),
                ),
                (
                    "clearing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "noch offen"),
                            ("no_objection", "niemand hat widersprochen"),
                            ("urgent", "Dringlichkeit beschlossen"),
                            ("no_decisions", "es wird nur beraten"),
                        ],
                        max_length=20,
                        verbose_name="Trotz versäumter Frist",
                    ),
                ),
                (
                    "invited_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="eingeladen am"),
                ),
                (
                    "opened_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="eröffnet um"),
                ),
                (
                    "closed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="geschlossen um"),
                ),
                (
                    "votes_present",
                    models.PositiveSmallIntegerField(
                        editable=False, null=True, verbose_name="Stimmen bei Eröffnung"
                    ),
                ),
                (
                    "votes_needed",
                    models.PositiveSmallIntegerField(
                        editable=False, null=True, verbose_name="für die Beschlussfähigkeit nötig"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="geändert am",
                    ),
                ),
                (
                    "again_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="followed_by",
                        to="committees.session",
                        verbose_name="Noch einmal eingeladen zu",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to="committees.committee",
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
                    "statute",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committees.statute",
                    ),
                ),
            ],
            options={
                "verbose_name": "Sitzung",
                "verbose_name_plural": "Sitzungen",
                "ordering": ["-starts", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__gt", models.F("starts")),
                            models.Q(("ends__isnull", True), ("starts__isnull", True)),
                            _connector="OR",
                        ),
                        name="session_ends_after_start",
                        violation_error_message="Das Ende liegt vor dem Beginn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts__isnull", False),
                            ("state__in", ("searching", "cancelled")),
                            _connector="OR",
                        ),
                        name="session_has_a_day",
                        violation_error_message="Bitte Beginn und Ende angeben.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("statute__isnull", False),
                            models.Q(("state__in", ("invited", "open", "closed")), _negated=True),
                            ("votes_needed__isnull", True),
                            _connector="OR",
                        ),
                        name="counted_session_has_its_rules",
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["partnership", "committee", "starts"], name="session_by_time"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="minutes",
            name="session",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="minutes",
                to="committees.session",
            ),
        ),
        migrations.AddField(
            model_name="dateoption",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="options",
                to="committees.session",
            ),
        ),
        migrations.AddField(
            model_name="attendee",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attendees",
                to="committees.session",
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="minutes_of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="approving_items",
                to="committees.session",
                verbose_name="Niederschrift der Sitzung",
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="session",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="items",
                to="committees.session",
            ),
        ),
        migrations.CreateModel(
            name="SessionGoal",
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
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="serving",
                        to="committees.session",
                    ),
                ),
            ],
            options={
                "verbose_name": "Sitzung dient einem Ziel",
                "verbose_name_plural": "Sitzungen dienen Zielen",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("session", "goal"), name="session_serves_goal_once"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="session",
            name="goals",
            field=models.ManyToManyField(
                related_name="+", through="committees.SessionGoal", to="goals.goal"
            ),
        ),
        migrations.CreateModel(
            name="SessionRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="Worum es gehen soll")),
                (
                    "made_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="verlangt am",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests",
                        to="committees.committee",
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="committees.mandate",
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
                    "session",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="requests",
                        to="committees.session",
                    ),
                ),
            ],
            options={
                "verbose_name": "Verlangen einer Sitzung",
                "verbose_name_plural": "Verlangen einer Sitzung",
                "ordering": ["made_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("session__isnull", True)),
                        fields=("committee", "mandate"),
                        name="one_open_request_of_a_member",
                        violation_error_message="Sie haben schon um eine Sitzung gebeten.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="gemeldet um",
                    ),
                ),
                (
                    "spoke_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="gesprochen um"),
                ),
                (
                    "attendee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="committees.attendee",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speakers",
                        to="committees.agendaitem",
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
                "verbose_name": "Wortmeldung",
                "verbose_name_plural": "Wortmeldungen",
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("spoke_at__isnull", True)),
                        fields=("item", "attendee"),
                        name="asked_to_speak_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Vote",
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
                            ("prepared", "Vorbereitet"),
                            ("open", "Läuft"),
                            ("counting", "Wird ausgezählt"),
                            ("closed", "Ausgezählt"),
                            ("withdrawn", "Zurückgenommen"),
                        ],
                        default="prepared",
                        editable=False,
                        max_length=30,
                        verbose_name="Stand",
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("motion", "Antrag"),
                            ("election", "Wahl"),
                            ("ranking", "mehrere Anträge in einem Budget"),
                        ],
                        default="motion",
                        editable=False,
                        max_length=10,
                        verbose_name="Worüber",
                    ),
                ),
                ("question", models.CharField(blank=True, max_length=300, verbose_name="Frage")),
                (
                    "manner",
                    models.CharField(
                        choices=[
                            ("hands", "per Handzeichen, gezählt"),
                            (
                                "open",
                                "offen, jede und jeder am Telefon oder durch die Schriftführung",
                            ),
                            ("secret", "geheim, am Telefon"),
                            ("paper", "geheim, auf Stimmzetteln gezählt"),
                        ],
                        default="hands",
                        max_length=10,
                        verbose_name="Wie",
                    ),
                ),
                (
                    "places",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="zu wählen",
                    ),
                ),
                (
                    "budget",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="Budget in Euro",
                    ),
                ),
                (
                    "opened_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="eröffnet um"),
                ),
                (
                    "closed_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="beendet um"),
                ),
                (
                    "present",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="anwesende Stimmen"
                    ),
                ),
                (
                    "needed",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="nötige Stimmen"
                    ),
                ),
                (
                    "base",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="Stimmen im Gremium"
                    ),
                ),
                (
                    "chair_side",
                    models.CharField(
                        blank=True, max_length=10, verbose_name="Stimme des Vorsitzes"
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "noch offen"),
                            ("adopted", "angenommen"),
                            ("rejected", "abgelehnt"),
                            ("elected", "gewählt"),
                            ("lot", "das Los entscheidet"),
                            ("run_off", "Stichwahl"),
                            ("nobody", "niemand gewählt"),
                            ("spread", "verteilt"),
                            ("void", "ungültig"),
                        ],
                        max_length=10,
                        verbose_name="Ergebnis",
                    ),
                ),
                (
                    "by_chair",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="Vorsitz gab den Ausschlag"
                    ),
                ),
                (
                    "circular",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="vote",
                        to="committees.circular",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="committees.agendaitem",
                    ),
                ),
                (
                    "motion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="committees.motion",
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
                "verbose_name": "Abstimmung",
                "verbose_name_plural": "Abstimmungen",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("circular__isnull", True), ("item__isnull", False)),
                            models.Q(("circular__isnull", False), ("item__isnull", True)),
                            _connector="OR",
                        ),
                        name="vote_is_in_a_session_or_in_a_circular",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("places__gte", 1)),
                        name="vote_fills_a_place",
                        violation_error_message="Es ist mindestens ein Platz zu besetzen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("subject", "ranking"), _negated=True),
                            ("budget__gt", 0),
                            _connector="OR",
                        ),
                        name="ranking_has_a_budget",
                        violation_error_message="Bitte angeben, wie viel Geld zu verteilen ist.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("side", models.CharField(max_length=10, verbose_name="Stimme")),
                ("votes", models.PositiveIntegerField(default=0, verbose_name="Anzahl")),
                (
                    "option",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tallies",
                        to="committees.option",
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
                    "vote",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tallies",
                        to="committees.vote",
                    ),
                ),
            ],
            options={
                "verbose_name": "Stand einer Abstimmung",
                "verbose_name_plural": "Stände einer Abstimmung",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("vote", "option", "side"),
                        name="one_tally_per_side",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Resolution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=20, verbose_name="Nummer")),
                ("day", models.DateField(verbose_name="Tag")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("information", "Information"),
                            ("debate", "Beratung"),
                            ("decision", "Beschluss"),
                            ("election", "Wahl"),
                            ("application", "Anträge aus dem Fonds"),
                            ("plan", "Beschluss eines Zielplans"),
                            ("minutes", "Genehmigung einer Niederschrift"),
                            ("youth_fund", "Entscheidungen des Jugendfonds zur Kenntnis"),
                        ],
                        default="decision",
                        max_length=20,
                        verbose_name="Art",
                    ),
                ),
                (
                    "power",
                    models.CharField(
                        choices=[("recommends", "empfiehlt"), ("decides", "beschließt")],
                        max_length=20,
                        verbose_name="Wirkung",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="Worum es geht")),
                ("text", models.TextField(max_length=6000, verbose_name="Wortlaut")),
                (
                    "conditions",
                    models.TextField(blank=True, max_length=2000, verbose_name="Auflagen"),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="öffentlich")),
                (
                    "found_by",
                    wirkkreis.languages.finding.FoldedField(sources=("number", "title", "text")),
                ),
                (
                    "circular",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="committees.circular",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="resolutions",
                        to="committees.committee",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="committees.agendaitem",
                    ),
                ),
                (
                    "measure",
                    models.OneToOneField(
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
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="goals.plan",
                    ),
                ),
                (
                    "vote",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolution",
                        to="committees.vote",
                    ),
                ),
            ],
            options={
                "verbose_name": "Beschluss",
                "verbose_name_plural": "Beschlüsse",
                "ordering": ["-day", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("committee", "number"),
                        name="one_resolution_per_number",
                        violation_error_message="Diese Nummer ist schon vergeben.",
                    )
                ],
                "indexes": [models.Index(fields=["partnership", "day"], name="resolution_by_day")],
            },
        ),
        migrations.AddField(
            model_name="option",
            name="vote",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="options",
                to="committees.vote",
            ),
        ),
        migrations.AddField(
            model_name="entitlement",
            name="vote",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="entitlements",
                to="committees.vote",
            ),
        ),
        migrations.AddConstraint(
            model_name="dateoption",
            constraint=models.UniqueConstraint(
                fields=("session", "starts"),
                name="option_stands_once",
                violation_error_message="Diesen Termin gibt es schon.",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendee",
            constraint=models.UniqueConstraint(fields=("session", "mandate"), name="invited_once"),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("session", "position"),
                name="one_item_per_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "running")),
                fields=("session",),
                name="one_item_at_a_time",
                violation_error_message="Ein anderer Punkt wird gerade beraten.",
            ),
        ),
        migrations.AddConstraint(
            model_name="entitlement",
            constraint=models.UniqueConstraint(fields=("vote", "seat"), name="one_vote_per_seat"),
        ),
        migrations.AddConstraint(
            model_name="entitlement",
            constraint=models.UniqueConstraint(
                fields=("vote", "mandate"), name="one_vote_per_member"
            ),
        ),
        Wall("Session"),
        Wall("SessionGoal"),
        Wall("SessionRequest"),
        Wall("AgendaItem"),
        Wall("Concern"),
        Wall("Paper"),
        Wall("Recusal"),
        Wall("Attendee"),
        Wall("Presence"),
        Wall("DateOption"),
        Wall("DateAnswer"),
        Wall("CalendarKey"),
        Wall("Speaker"),
        Wall("Motion"),
        Wall("Circular"),
        Wall("Vote"),
        Wall("Option"),
        Wall("Entitlement"),
        Wall("OpenBallot"),
        Wall("Tally"),
        Wall("Minutes"),
        Wall("Correction"),
        Wall("Resolution"),
    ]
