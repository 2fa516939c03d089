from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("committees", "0008_items_are_found"),
    ]

    operations = [
        migrations.AlterField(
            model_name="agendaitem",
            name="kind",
            field=models.CharField(
                choices=[
                    ("information", "Information"),
                    ("debate", "Beratung"),
                    ("decision", "Beschluss"),
                    ("election", "Wahl"),
                    ("application", "Anträge aus dem Fonds"),
                    ("priorities", "Förderschwerpunkte"),
                    ("plan", "Beschluss eines Zielplans"),
                    ("minutes", "Genehmigung einer Niederschrift"),
                    ("youth_fund", "Entscheidungen des Jugendfonds zur Kenntnis"),
                ],
                default="debate",
                max_length=20,
                verbose_name="Was damit geschieht",
            ),
        ),
        migrations.AlterField(
            model_name="resolution",
            name="kind",
            field=models.CharField(
                choices=[
                    ("information", "Information"),
                    ("debate", "Beratung"),
                    ("decision", "Beschluss"),
                    ("election", "Wahl"),
                    ("application", "Anträge aus dem Fonds"),
                    ("priorities", "Förderschwerpunkte"),
                    ("plan", "Beschluss eines Zielplans"),
                    ("minutes", "Genehmigung einer Niederschrift"),
                    ("youth_fund", "Entscheidungen des Jugendfonds zur Kenntnis"),
                ],
                default="decision",
                max_length=20,
                verbose_name="Art",
            ),
        ),
    ]
