import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import wirkkreis.languages.fields
import wirkkreis.tenancy.wall
from wirkkreis.tenancy.operations import Wall


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_people"),
        ("tenancy", "0002_partnerships_have_a_revision"),
    ]

    operations = [
        migrations.CreateModel(
            name="Committee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    wirkkreis.languages.fields.TranslatedField(max_length=120, verbose_name="Name"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("steering", "Begleitendes Gremium"),
                            ("youth", "Jugendforum"),
                            ("working", "Arbeitskreis"),
                            ("expert", "Fachgruppe"),
                            ("offices", "Ämternetzwerk"),
                        ],
                        max_length=20,
                        verbose_name="Art",
                    ),
                ),
                (
                    "about",
                    wirkkreis.languages.fields.TranslatedField(
                        blank=True, max_length=2000, multiline=True, verbose_name="Aufgabe"
                    ),
                ),
                (
                    "power",
                    models.CharField(
                        choices=[("recommends", "empfiehlt"), ("decides", "beschließt")],
                        default="recommends",
                        max_length=20,
                        verbose_name="Seine Abstimmungen",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        default=True,
                        verbose_name=(
                            "steht mit Terminen und Zusammensetzung auf der öffentlichen Seite"
                        ),
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="tagt noch")),
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
                "verbose_name": "Gremium",
                "verbose_name_plural": "Gremien",
                "ordering": ["-is_active", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts", models.DateField(verbose_name="von")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="bis")),
                (
                    "title",
                    models.CharField(
                        help_text=(
                            "Wen der Sitz vertritt, zum Beispiel: "
                            "Kreissportbund oder Schülervertretung."
                        ),
                        max_length=120,
                        verbose_name="Sitz",
                    ),
                ),
                (
                    "bench",
                    models.CharField(
                        choices=[
                            ("civil_society", "Zivilgesellschaft"),
                            ("youth", "Jugend"),
                            ("administration", "Verwaltung"),
                            ("politics", "Politik"),
                            ("advisory", "Beratung"),
                        ],
                        max_length=20,
                        verbose_name="Bank",
                    ),
                ),
                ("votes", models.BooleanField(default=True, verbose_name="stimmberechtigt")),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="committees.committee",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="Entsendet von",
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
                "verbose_name": "Sitz",
                "verbose_name_plural": "Sitze",
                "ordering": ["-votes", "bench", "title", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="seat_ends_after_start",
                        violation_error_message="Das Ende liegt vor dem Beginn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bench", "advisory"), ("votes", True), _negated=True),
                        name="advice_has_no_vote",
                        violation_error_message="Ein beratender Sitz hat keine Stimme.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="seat_has_a_title",
                        violation_error_message="Bitte angeben, wen der Sitz vertritt.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mandate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts", models.DateField(verbose_name="von")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="bis")),
                (
                    "substitute",
                    models.BooleanField(default=False, verbose_name="als Stellvertretung"),
                ),
                (
                    "appointed",
                    models.CharField(
                        choices=[
                            ("sent", "entsandt"),
                            ("elected", "gewählt"),
                            ("appointed", "berufen"),
                        ],
                        default="sent",
                        max_length=20,
                        verbose_name="Wie dazugekommen",
                    ),
                ),
                (
                    "impartial_since",
                    models.DateField(
                        blank=True, null=True, verbose_name="auf Unparteilichkeit verpflichtet am"
                    ),
                ),
                (
                    "discreet_since",
                    models.DateField(
                        blank=True, null=True, verbose_name="auf Verschwiegenheit verpflichtet am"
                    ),
                ),
                (
                    "name_public_since",
                    models.DateField(
                        blank=True,
                        null=True,
                        verbose_name="mit dem Namen auf der öffentlichen Seite einverstanden seit",
                    ),
                ),
                (
                    "departure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("term", "Amtszeit zu Ende"),
                            ("resigned", "zurückgetreten"),
                            ("absent", "wiederholt unentschuldigt gefehlt"),
                            ("recalled", "abberufen"),
                            ("other", "aus anderem Grund"),
                        ],
                        max_length=20,
                        verbose_name="Warum beendet",
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
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.person",
                        verbose_name="Person",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mandates",
                        to="committees.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "Mandat",
                "verbose_name_plural": "Mandate",
                "ordering": ["seat", "substitute", "starts", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="mandate_ends_after_start",
                        violation_error_message="Das Ende liegt vor dem Beginn.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("seat", "="),
                            ("substitute", "="),
                            (
                                models.Func(
                                    models.F("starts"),
                                    models.F("ends"),
                                    models.Value("[]"),
                                    function="DATERANGE",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="one_holder_at_a_time",
                        violation_error_message=(
                            "In dieser Zeit ist der Sitz schon besetzt. Beenden Sie zuerst "
                            "das andere Mandat."
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Statute",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts", models.DateField(verbose_name="gilt ab")),
                ("values", models.JSONField(default=dict, verbose_name="Regeln")),
                (
                    "reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Beschlossen oder geändert durch"
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="eingetragen am",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statutes",
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
            ],
            options={
                "verbose_name": "Geschäftsordnung",
                "verbose_name_plural": "Geschäftsordnungen",
                "ordering": ["-starts", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Tie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts", models.DateField(verbose_name="von")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="bis")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("employee", "dort beschäftigt"),
                            ("board", "im Vorstand"),
                            ("volunteer", "dort ehrenamtlich tätig"),
                            ("member", "Mitglied"),
                            ("relative", "Angehörige sind dort beschäftigt oder im Vorstand"),
                        ],
                        max_length=20,
                        verbose_name="Verbindung",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "Verbindung zu einer Organisation",
                "verbose_name_plural": "Verbindungen zu Organisationen",
                "ordering": ["person", "organisation", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="tie_ends_after_start",
                        violation_error_message="Das Ende liegt vor dem Beginn.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends__isnull", True)),
                        fields=("person", "organisation", "kind"),
                        name="one_open_tie_of_a_kind",
                        violation_error_message="Diese Verbindung ist schon eingetragen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts", models.DateField(verbose_name="von")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="bis")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("chair", "Vorsitz"),
                            ("vice_chair", "Stellvertretender Vorsitz"),
                            ("keeper", "Schriftführung"),
                        ],
                        max_length=20,
                        verbose_name="Amt",
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offices",
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
                "verbose_name": "Amt im Gremium",
                "verbose_name_plural": "Ämter im Gremium",
                "ordering": ["kind", "starts", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="office_ends_after_start",
                        violation_error_message="Das Ende liegt vor dem Beginn.",
                    )
                ],
            },
        ),
        Wall("Committee"),
        Wall("Statute"),
        Wall("Seat"),
        Wall("Mandate"),
        Wall("Office"),
        Wall("Tie"),
    ]
