from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("diary", "0001_diary"),
        ("goals", "0002_goals_can_be_found"),
        ("people", "0001_people"),
        ("tenancy", "0001_partnerships"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="entrygoal",
            name="diary_entry_serves_goal_once",
        ),
        migrations.RemoveConstraint(
            model_name="entryorganisation",
            name="diary_entry_has_organisation_once",
        ),
        migrations.RemoveConstraint(
            model_name="entryperson",
            name="diary_entry_has_person_once",
        ),
        migrations.RemoveConstraint(
            model_name="reach",
            name="one_reach_per_age_band",
        ),
        migrations.AddConstraint(
            model_name="entrygoal",
            constraint=models.UniqueConstraint(
                fields=("partnership", "goal", "entry"), name="diary_entry_serves_goal_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="entryorganisation",
            constraint=models.UniqueConstraint(
                fields=("partnership", "entry", "organisation"),
                name="diary_entry_has_organisation_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="entryperson",
            constraint=models.UniqueConstraint(
                fields=("partnership", "entry", "person"), name="diary_entry_has_person_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="reach",
            constraint=models.UniqueConstraint(
                fields=("partnership", "entry", "age_band"), name="one_reach_per_age_band"
            ),
        ),
    ]
