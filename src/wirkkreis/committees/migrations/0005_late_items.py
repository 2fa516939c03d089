from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("committees", "0004_run_offs")]

    operations = [
        migrations.AddField(
            model_name="agendaitem",
            name="is_late",
            field=models.BooleanField(default=False, editable=False, verbose_name="nachgereicht"),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="clearing",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "noch offen"),
                    ("no_objection", "niemand hat widersprochen"),
                    ("urgent", "Dringlichkeit beschlossen"),
                    ("no_decisions", "es wird nur beraten"),
                ],
                editable=False,
                max_length=20,
                verbose_name="Trotz versäumter Frist",
            ),
        ),
    ]
