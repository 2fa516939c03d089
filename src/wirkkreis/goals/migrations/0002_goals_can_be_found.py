from django.db import migrations

import wirkkreis.people.spelling


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
