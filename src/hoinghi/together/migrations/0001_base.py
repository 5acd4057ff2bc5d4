"""The tables of together, as one step."""

from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("together", "0001_sent_forms")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SentForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mark", models.CharField(max_length=64, unique=True, verbose_name="dấu")),
                ("location", models.CharField(blank=True, max_length=2000, verbose_name="nơi đến")),
                ("at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="lúc")),
            ],
            options={
                "verbose_name": "lần gửi",
                "verbose_name_plural": "lần gửi",
            },
        ),
    ]
