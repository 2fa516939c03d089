import wirkkreis.people.spelling
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("goals", "0001_goals"),
    ]

    operations = [
        migrations.AddField(
            model_name="goal",
            name="found_by",
            field=wirkkreis.people.spelling.FoldedField(sources=("text", "target_groups")),
        ),
    ]
