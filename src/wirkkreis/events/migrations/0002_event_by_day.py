"""Lists and months of the calendar are found by day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more index."""

    dependencies = [("events", "0001_events")]

    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["partnership", "last_day", "day"], name="event_by_day"),
        ),
    ]
