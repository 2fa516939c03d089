from django.db import migrations

import wirkkreis.languages.finding


class Migration(migrations.Migration):
    dependencies = [
        ("goals", "0001_goals"),
    ]

    operations = [
        migrations.AddField(
            model_name="goal",
            name="found_by",
            field=wirkkreis.languages.finding.FoldedField(sources=("text", "target_groups")),
        ),
    ]
