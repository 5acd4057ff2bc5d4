"""What was done before there were notices is read for the feed, but told to nobody."""

from django.db import migrations


def mark_earlier_acts(apps, schema_editor):
    last = apps.get_model("journal", "Entry").objects.order_by("pk").last()
    apps.get_model("notices", "Mark").objects.create(
        name="stream", silent_until=last.pk if last else 0
    )


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0001_notices"),
        ("journal", "0001_initial"),
    ]
    operations = [migrations.RunPython(mark_earlier_acts, migrations.RunPython.noop)]
