from django.db import migrations

import wirkkreis.languages.fields

# What is stored stays, as German; frozen definitions of closed years are never touched.
FORWARDS = """
ALTER TABLE goals_indicator ALTER COLUMN unit TYPE jsonb
USING CASE unit WHEN '' THEN '{}'::jsonb ELSE jsonb_build_object('de', unit) END
"""
BACKWARDS = """
ALTER TABLE goals_indicator ALTER COLUMN unit TYPE varchar(60)
USING coalesce(unit ->> 'de', '')
"""


class Migration(migrations.Migration):
    dependencies = [
        ("goals", "0002_goals_can_be_found"),
    ]

    operations = [
        migrations.RunSQL(
            FORWARDS,
            BACKWARDS,
            state_operations=[
                migrations.AlterField(
                    model_name="indicator",
                    name="unit",
                    field=wirkkreis.languages.fields.TranslatedField(
                        blank=True, max_length=60, verbose_name="Einheit"
                    ),
                ),
            ],
        ),
    ]
