from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("goals", "0003_units_in_several_languages"),
    ]

    operations = [
        migrations.AddField(
            model_name="measure",
            name="done_on",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="erledigt am"
            ),
        ),
    ]
