import uuid

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
        ("goals", "0001_goals"),
        ("people", "0001_people"),
        ("places", "0001_places"),
        ("tenancy", "0001_partnerships"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="Tag")),
                (
                    "minutes",
                    models.PositiveIntegerField(default=0, verbose_name="Dauer in Minuten"),
                ),
                (
                    "topic",
                    models.CharField(blank=True, max_length=160, verbose_name="Worum ging es?"),
                ),
                ("note", models.TextField(blank=True, max_length=4000, verbose_name="Notiz")),
                ("found_by", wirkkreis.languages.finding.FoldedField(sources=("topic", "note"))),
                ("nonce", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="eingetragen am",
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
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "Tagebucheintrag",
                "verbose_name_plural": "Tagebucheinträge",
                "ordering": ["-day", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "nonce"),
                        name="one_diary_entry_per_nonce",
                        violation_error_message="Dieser Eintrag ist schon angekommen.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__lte", 10080)),
                        name="diary_entry_within_a_week",
                        violation_error_message="Ein Eintrag kann höchstens eine Woche dauern.",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["partnership", "-day", "-id"], name="diary_entry_by_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="EntryFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("upload", models.FileField(upload_to="", verbose_name="Datei")),
                ("name", models.CharField(max_length=160, verbose_name="Name der Datei")),
                (
                    "alt",
                    models.CharField(blank=True, max_length=200, verbose_name="Was ist zu sehen?"),
                ),
                ("size", models.PositiveIntegerField(verbose_name="Größe in Bytes")),
                (
                    "added_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="hinzugefügt am",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="diary.entry",
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
                "verbose_name": "Datei eines Eintrags",
                "verbose_name_plural": "Dateien eines Eintrags",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="EntryGoal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="diary.entry",
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
                "verbose_name": "Ziel eines Eintrags",
                "verbose_name_plural": "Ziele eines Eintrags",
                "ordering": ["goal__position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "goal"), name="diary_entry_serves_goal_once"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="entry",
            name="goals",
            field=models.ManyToManyField(
                related_name="+", through="diary.EntryGoal", to="goals.goal"
            ),
        ),
        migrations.CreateModel(
            name="EntryOrganisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="diary.entry",
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
                "verbose_name": "Organisation eines Eintrags",
                "verbose_name_plural": "Organisationen eines Eintrags",
                "ordering": ["organisation__sort_key", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "organisation"), name="diary_entry_has_organisation_once"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="entry",
            name="organisations",
            field=models.ManyToManyField(
                related_name="+", through="diary.EntryOrganisation", to="people.organisation"
            ),
        ),
        migrations.CreateModel(
            name="EntryPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="diary.entry",
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
                "verbose_name": "Person eines Eintrags",
                "verbose_name_plural": "Personen eines Eintrags",
                "ordering": ["person__sort_key", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "person"), name="diary_entry_has_person_once"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="entry",
            name="persons",
            field=models.ManyToManyField(
                related_name="+", through="diary.EntryPerson", to="people.person"
            ),
        ),
        migrations.CreateModel(
            name="Kind",
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
                (
                    "confidential",
                    models.BooleanField(default=False, verbose_name="öffentlich nur als Summe"),
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
                "verbose_name": "Art der Arbeit",
                "verbose_name_plural": "Arten der Arbeit",
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "code"),
                        name="one_diary_kind_per_code",
                        violation_error_message="Diese Art gibt es schon.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="entry",
            name="kind",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="diary.kind"
            ),
        ),
        migrations.CreateModel(
            name="Reach",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "age_band",
                    models.CharField(blank=True, max_length=40, verbose_name="Altersgruppe"),
                ),
                ("count", models.PositiveIntegerField(verbose_name="Menschen")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reached",
                        to="diary.entry",
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
                "verbose_name": "erreichte Menschen",
                "verbose_name_plural": "erreichte Menschen",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "age_band"), name="one_reach_per_age_band"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["written_by", "kind"], name="diary_entry_by_writer"),
        ),
        Wall("Kind"),
        Wall("Entry"),
        Wall("Reach"),
        Wall("EntryGoal"),
        Wall("EntryOrganisation"),
        Wall("EntryPerson"),
        Wall("EntryFile"),
    ]
