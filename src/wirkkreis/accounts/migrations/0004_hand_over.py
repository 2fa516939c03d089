import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_shared_cache"),
    ]

    operations = [
        migrations.CreateModel(
            name="HandOver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ticket_digest", models.CharField(max_length=64, unique=True)),
                ("browser_digest", models.CharField(max_length=64)),
                ("host", models.CharField(max_length=253)),
                ("second_factor", models.BooleanField()),
                ("root", models.CharField(max_length=40)),
                ("made_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "Übergabe",
                "verbose_name_plural": "Übergaben",
            },
        ),
    ]
