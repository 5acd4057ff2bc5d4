"""Give the bodies that lead the tasks already stored their duties."""

from django.db import migrations


def share_out(apps, schema_editor):
    Task, Duty = (apps.get_model("tasks", name) for name in ("Task", "Duty"))
    for task in Task.objects.all():
        leads = task.bodies.filter(role="lead", withdrawn=False, organisations__isnull=False)
        bodies = set(leads.values_list("organisations", flat=True)) or {None}
        Duty.objects.bulk_create(Duty(task=task, organisation_id=body) for body in bodies)


class Migration(migrations.Migration):
    dependencies = [("tasks", "0003_work")]
    operations = [migrations.RunPython(share_out, migrations.RunPython.noop)]
