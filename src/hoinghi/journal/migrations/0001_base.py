"""The tables of journal, as one step."""

from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("journal", "0001_initial")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("actor", models.CharField(max_length=150, verbose_name="người thực hiện")),
                ("act", models.CharField(max_length=80, verbose_name="việc")),
                (
                    "conference_id",
                    models.BigIntegerField(db_index=True, null=True, verbose_name="hội nghị"),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="đối tượng")),
                ("data", models.JSONField(default=dict, verbose_name="chi tiết")),
                (
                    "previous",
                    models.CharField(
                        max_length=64, unique=True, verbose_name="giá trị kiểm tra trước"
                    ),
                ),
                (
                    "seal",
                    models.CharField(max_length=64, unique=True, verbose_name="giá trị kiểm tra"),
                ),
            ],
            options={
                "verbose_name": "mục nhật ký",
                "verbose_name_plural": "nhật ký",
                "ordering": ["pk"],
            },
        ),
    ]
