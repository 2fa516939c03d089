from django.db import migrations

import wirkkreis.languages.finding


class Migration(migrations.Migration):
    dependencies = [("committees", "0007_resolutions_are_found_in_public")]

    operations = [
        migrations.AddField(
            model_name="agendaitem",
            name="found_by",
            field=wirkkreis.languages.finding.FoldedField(sources=("title",)),
        ),
    ]
