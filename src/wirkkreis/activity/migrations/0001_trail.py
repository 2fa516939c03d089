import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import wirkkreis.tenancy.wall
from wirkkreis.tenancy.operations import AppendOnly, Wall


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("tenancy", "0001_partnerships"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Activity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("verb", models.CharField(max_length=80, verbose_name="Tätigkeit")),
                ("subject_id", models.BigIntegerField()),
                ("fields", models.JSONField(default=list, verbose_name="Felder")),
                ("changes", models.JSONField(default=dict, verbose_name="alte und neue Werte")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="Grund")),
                ("is_public", models.BooleanField(default=False, verbose_name="öffentlich")),
                (
                    "happened_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        verbose_name="Zeitpunkt",
                    ),
                ),
                (
                    "acting_for",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "actor",
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
                    "subject_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
            ],
            options={
                "verbose_name": "Aktivität",
                "verbose_name_plural": "Aktivitäten",
                "ordering": ["-happened_at", "-pk"],
                "indexes": [
                    models.Index(fields=["partnership", "-happened_at"], name="activity_by_time"),
                    models.Index(fields=["subject_type", "subject_id"], name="activity_by_subject"),
                ],
            },
        ),
        Wall("Activity"),
        AppendOnly("Activity", forgets=("actor_id", "acting_for_id")),
    ]
