import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import wirkkreis.languages.fields
import wirkkreis.tenancy.wall
from wirkkreis.tenancy.operations import AppendOnly, Wall


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenancy", "0001_partnerships"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Closing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="Jahr")),
                (
                    "closed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="abgeschlossen am",
                    ),
                ),
                (
                    "closed_by",
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
                "verbose_name": "Jahresabschluss",
                "verbose_name_plural": "Jahresabschlüsse",
                "ordering": ["-year", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "parent_assumed",
                    models.BooleanField(default=False, verbose_name="Zuordnung angenommen"),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("guiding", "Leitziel"),
                            ("intermediate", "Mittlerziel"),
                            ("action", "Handlungsziel"),
                        ],
                        max_length=12,
                        verbose_name="Ebene",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="Nummer")),
                ("position", models.PositiveIntegerField(verbose_name="Reihenfolge")),
                (
                    "text",
                    wirkkreis.languages.fields.TranslatedField(
                        max_length=4000, multiline=True, verbose_name="Ziel"
                    ),
                ),
                (
                    "target_groups",
                    models.CharField(blank=True, max_length=300, verbose_name="Zielgruppen"),
                ),
                (
                    "responsible",
                    models.CharField(blank=True, max_length=200, verbose_name="Verantwortlich"),
                ),
                ("starts", models.DateField(blank=True, null=True, verbose_name="von")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="bis")),
                (
                    "continues",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="continuations",
                        to="goals.goal",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="children",
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
                "verbose_name": "Ziel",
                "verbose_name_plural": "Ziele",
                "ordering": ["plan", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="goal_is_not_its_own_parent",
                        violation_error_message="Ein Ziel kann nicht zu sich selbst gehören.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level", "guiding"), _negated=True),
                            ("parent__isnull", True),
                            _connector="OR",
                        ),
                        name="guiding_goal_stands_on_top",
                        violation_error_message=(
                            "Ein Ziel der obersten Ebene gehört zu keinem anderen."
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="Reihenfolge")),
                (
                    "name",
                    wirkkreis.languages.fields.TranslatedField(
                        max_length=200, verbose_name="Woran wir es messen"
                    ),
                ),
                (
                    "why",
                    wirkkreis.languages.fields.TranslatedField(
                        blank=True, max_length=500, verbose_name="Warum das etwas aussagt"
                    ),
                ),
                (
                    "quote",
                    models.CharField(blank=True, max_length=500, verbose_name="Wortlaut im Plan"),
                ),
                ("source", models.CharField(max_length=60, verbose_name="Quelle")),
                (
                    "parameters",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="Auswahl in der Quelle"
                    ),
                ),
                (
                    "own_goal_only",
                    models.BooleanField(
                        default=True, verbose_name="nur was für dieses Ziel eingetragen ist"
                    ),
                ),
                (
                    "denominator",
                    models.CharField(blank=True, max_length=60, verbose_name="Quelle des Nenners"),
                ),
                ("denominator_parameters", models.JSONField(blank=True, default=dict)),
                (
                    "calculation",
                    models.CharField(
                        choices=[
                            ("count", "Anzahl der Nachweise"),
                            ("sum", "Summe"),
                            ("distinct", "Anzahl verschiedener"),
                            ("milestone", "bis zu einem Tag erreicht"),
                            ("share", "Anteil in Prozent"),
                            ("median", "Mittlerer Wert (Median)"),
                            ("latest", "Letzter gemessener Wert"),
                        ],
                        default="count",
                        max_length=12,
                        verbose_name="Berechnung",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=60, verbose_name="Einheit")),
                (
                    "baseline",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="Ausgangswert",
                    ),
                ),
                (
                    "target",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="Zielwert",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("up", "mindestens"), ("down", "höchstens")],
                        default="up",
                        max_length=4,
                        verbose_name="Richtung",
                    ),
                ),
                (
                    "period",
                    models.CharField(
                        choices=[
                            ("whole", "gesamter Zeitraum"),
                            ("year", "je Jahr"),
                            ("half", "je Halbjahr"),
                            ("quarter", "je Vierteljahr"),
                            ("month", "je Monat"),
                        ],
                        default="whole",
                        max_length=8,
                        verbose_name="Zeitraum",
                    ),
                ),
                ("starts", models.DateField(verbose_name="zählt ab")),
                ("due", models.DateField(verbose_name="erreicht bis")),
                (
                    "responsible",
                    models.CharField(blank=True, max_length=200, verbose_name="Verantwortlich"),
                ),
                (
                    "smallest",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Leer: wie in den Regeln des Förderjahres.",
                        null=True,
                        verbose_name="kleinste öffentliche Personenzahl",
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="indicators",
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
                "verbose_name": "Indikator",
                "verbose_name_plural": "Indikatoren",
                "ordering": ["goal__position", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due__gte", models.F("starts"))),
                        name="indicator_due_after_start",
                        violation_error_message="Das Ende liegt vor dem Beginn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("calculation", "share"), _negated=True),
                            models.Q(("denominator", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="share_has_a_denominator",
                        violation_error_message="Ein Anteil braucht eine Quelle für den Nenner.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FrozenValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        decimal_places=2, max_digits=14, null=True, verbose_name="Wert"
                    ),
                ),
                (
                    "published",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="veröffentlichter Wert",
                    ),
                ),
                ("state", models.CharField(max_length=12, verbose_name="Stand")),
                ("starts", models.DateField()),
                ("ends", models.DateField()),
                ("definition", models.JSONField()),
                ("rows", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "closing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="goals.closing",
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
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="frozen",
                        to="goals.indicator",
                    ),
                ),
            ],
            options={
                "verbose_name": "eingefrorener Wert",
                "verbose_name_plural": "eingefrorene Werte",
                "ordering": ["indicator__goal__position", "indicator__position", "starts"],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="Aufgabe")),
                ("note", models.TextField(blank=True, verbose_name="Notiz")),
                ("due", models.DateField(verbose_name="Bis wann")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Offen"), ("done", "Erledigt"), ("dropped", "Entfallen")],
                        default="open",
                        editable=False,
                        max_length=30,
                        verbose_name="Stand",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measures",
                        to="goals.goal",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Wer",
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
                "verbose_name": "Aufgabe",
                "verbose_name_plural": "Aufgaben",
                "ordering": ["due", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "value",
                    models.DecimalField(decimal_places=2, max_digits=12, verbose_name="Wert"),
                ),
                ("day", models.DateField(verbose_name="Tag der Messung")),
                ("method", models.CharField(max_length=300, verbose_name="Wie gemessen")),
                (
                    "evidence_link",
                    models.URLField(blank=True, verbose_name="Adresse des Nachweises"),
                ),
                (
                    "evidence_file",
                    models.FileField(blank=True, upload_to="evidence/", verbose_name="Nachweis"),
                ),
                (
                    "observed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="eingetragen am",
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="goals.observation",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="goals.indicator",
                    ),
                ),
                (
                    "observed_by",
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
                "verbose_name": "Beobachtung",
                "verbose_name_plural": "Beobachtungen",
                "ordering": ["-day", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Plan",
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
                        max_length=200, verbose_name="Titel"
                    ),
                ),
                (
                    "introduction",
                    wirkkreis.languages.fields.TranslatedField(
                        blank=True, multiline=True, verbose_name="Einleitung"
                    ),
                ),
                ("starts", models.DateField(verbose_name="gilt ab")),
                ("ends", models.DateField(verbose_name="gilt bis")),
                (
                    "adopted_on",
                    models.DateField(blank=True, null=True, verbose_name="beschlossen am"),
                ),
                (
                    "adopted_by",
                    models.CharField(blank=True, max_length=120, verbose_name="beschlossen von"),
                ),
                (
                    "resolution",
                    models.CharField(blank=True, max_length=80, verbose_name="Beschlussnummer"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Entwurf"),
                            ("consultation", "In der Beratung"),
                            ("adopted", "Beschlossen"),
                            ("closed", "Abgeschlossen"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=30,
                        verbose_name="Stand",
                    ),
                ),
                (
                    "continues",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="continuations",
                        to="goals.plan",
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
                "verbose_name": "Zielplan",
                "verbose_name_plural": "Zielpläne",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__gte", models.F("starts"))),
                        name="plan_ends_after_start",
                        violation_error_message="Das Ende liegt vor dem Beginn.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="goal",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="goals", to="goals.plan"
            ),
        ),
        migrations.CreateModel(
            name="Finding",
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
                        max_length=2000, multiline=True, verbose_name="Befund"
                    ),
                ),
                ("source", models.CharField(max_length=300, verbose_name="Quelle")),
                ("day", models.DateField(verbose_name="Stand")),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="findings",
                        to="goals.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "Befund",
                "verbose_name_plural": "Befunde",
                "ordering": ["-day", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DroppedGoal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="Grund")),
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
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="goals.goal",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dropped",
                        to="goals.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "nicht fortgeführtes Ziel",
                "verbose_name_plural": "nicht fortgeführte Ziele",
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "goal"), name="goal_dropped_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="closing",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="closings",
                to="goals.plan",
            ),
        ),
        migrations.CreateModel(
            name="PlanDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="Titel")),
                ("lines", models.JSONField(default=list, verbose_name="Zeilen")),
                ("reading", models.JSONField(default=dict, verbose_name="Lesung")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="angelegt am")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="geändert am")),
                (
                    "made_by",
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
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="drafts",
                        to="goals.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "eingelesener Plan",
                "verbose_name_plural": "eingelesene Pläne",
                "ordering": ["-changed_at"],
            },
        ),
        migrations.CreateModel(
            name="Reopening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="Grund")),
                (
                    "reopened_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="geöffnet am",
                    ),
                ),
                (
                    "closing",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reopening",
                        to="goals.closing",
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
                    "reopened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "Wiederöffnung",
                "verbose_name_plural": "Wiederöffnungen",
            },
        ),
        migrations.CreateModel(
            name="FindingGoal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="led_to",
                        to="goals.finding",
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
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="findings",
                        to="goals.goal",
                    ),
                ),
            ],
            options={
                "verbose_name": "Ziel aus einem Befund",
                "verbose_name_plural": "Ziele aus Befunden",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("finding", "goal"), name="finding_leads_to_goal_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GoalCategory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=8, verbose_name="Kategorie")),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="categories",
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
                "verbose_name": "Bundeskategorie eines Ziels",
                "verbose_name_plural": "Bundeskategorien eines Ziels",
                "ordering": ["code"],
                "constraints": [
                    models.UniqueConstraint(fields=("goal", "code"), name="goal_has_category_once")
                ],
            },
        ),
        Wall("Plan"),
        Wall("Goal"),
        Wall("GoalCategory"),
        Wall("DroppedGoal"),
        Wall("Indicator"),
        Wall("Observation"),
        Wall("Measure"),
        Wall("Finding"),
        Wall("FindingGoal"),
        Wall("PlanDraft"),
        Wall("Closing"),
        Wall("Reopening"),
        Wall("FrozenValue"),
        AppendOnly("Observation", forgets=("observed_by_id",)),
        AppendOnly("Closing", forgets=("closed_by_id",)),
        AppendOnly("Reopening", forgets=("reopened_by_id",)),
        AppendOnly("FrozenValue"),
    ]
