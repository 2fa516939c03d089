import django.db.models.deletion
from django.db import migrations, models

from wirkkreis.tenancy.operations import Wall


class Migration(migrations.Migration):
    dependencies = [("committees", "0003_resolutions_say_whether_they_need_work")]

    operations = [
        migrations.AddField(
            model_name="vote",
            name="run_off_of",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="run_offs",
                to="committees.vote",
            ),
        ),
        Wall("Vote"),
    ]
