from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("committees", "0002_sessions")]

    operations = [
        migrations.AddField(
            model_name="resolution",
            name="needs_work",
            field=models.BooleanField(default=True, verbose_name="muss umgesetzt werden"),
        ),
    ]
