from django.db import migrations

import wirkkreis.languages.finding


class Migration(migrations.Migration):
    dependencies = [("committees", "0006_who_presides")]

    operations = [
        migrations.AddField(
            model_name="resolution",
            name="found_in_public_by",
            field=wirkkreis.languages.finding.FoldedField(sources=("number", "title")),
        ),
    ]
