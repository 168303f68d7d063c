from django.db import migrations

# Django makes the table of a many-to-many field itself, and gives it no index of both columns in this order.
# With it what was done is found in the index alone, without a look at each link.
NAME = "promises_links_by_commitment"
TABLE = "promises_activityrecord_commitments"


class Migration(migrations.Migration):
    dependencies = [("promises", "0001_initial")]

    operations = [
        migrations.RunSQL(
            f"CREATE INDEX {NAME} ON {TABLE} (commitment_id, activityrecord_id)", f"DROP INDEX {NAME}"
        )
    ]
