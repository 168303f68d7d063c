from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("promises", "0002_links_by_commitment")]

    operations = [
        migrations.AddConstraint(
            model_name="activityrecord",
            constraint=models.UniqueConstraint(
                condition=models.Q(corrects__isnull=False), fields=["corrects"], name="record_corrected_once"
            ),
        )
    ]
