from uuid import uuid4

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tenancy", "0001_partnerships")]

    operations = [
        migrations.AddField(
            model_name="partnership",
            name="revision",
            field=models.UUIDField(default=uuid4, editable=False),
        ),
    ]
