"""Keep the codes of successors as the list says them, so that lists may come in any order."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def keep_the_links(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Write each link between two units as the code of the later one."""
    units = apps.get_model("units", "AdminUnit").objects
    for unit in units.filter(successors__isnull=False).distinct():
        unit.successor_codes = sorted(set(unit.successors.values_list("code", flat=True)))
        unit.save(update_fields=["successor_codes"])


class Migration(migrations.Migration):
    dependencies = [("units", "0002_posts")]

    operations = [
        migrations.AddField(
            "adminunit",
            "successor_codes",
            models.JSONField(blank=True, default=list, verbose_name="mã đơn vị kế tục"),
        ),
        migrations.AddField(
            "organisation",
            "successor_codes",
            models.JSONField(blank=True, default=list, verbose_name="mã cơ quan kế tục"),
        ),
        migrations.RunPython(keep_the_links, migrations.RunPython.noop),
        migrations.RemoveField("adminunit", "successors"),
    ]
