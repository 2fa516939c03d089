"""A session knows who presides where neither chair nor vice chair is there."""

import django.db.models.deletion
from django.db import migrations, models

from wirkkreis.tenancy.operations import Wall


class Migration(migrations.Migration):
    """One more key."""

    dependencies = [("committees", "0005_late_items")]

    operations = [
        migrations.AddField(
            model_name="session",
            name="presided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="committees.mandate",
                verbose_name="Sitzungsleitung",
            ),
        ),
        Wall("Session"),
    ]
