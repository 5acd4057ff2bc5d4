from django.db import migrations, models


class Migration(migrations.Migration):
    """Let the host keep a file of the same bytes as one that waits inside the body."""

    dependencies = [
        ("tasks", "0003_leader_of_the_body"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="evidence", name="each_file_once_per_duty"),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed", False)),
                fields=("duty", "sha256", "inside"),
                name="each_file_once_per_duty",
            ),
        ),
    ]
