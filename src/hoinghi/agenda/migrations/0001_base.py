"""The tables of agenda, as one step."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("agenda", "0001_initial"), ("agenda", "0002_initial"), ("agenda", "0003_initial")]

    initial = True

    dependencies = [
        ("conferences", "0001_base"),
        ("units", "0001_base"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(verbose_name="thứ tự")),
                ("first_line", models.PositiveIntegerField(verbose_name="từ dòng")),
                ("last_line", models.PositiveIntegerField(verbose_name="đến dòng")),
                ("withdrawn", models.BooleanField(default=False, verbose_name="đã rút")),
                ("time", models.CharField(blank=True, max_length=20, verbose_name="giờ")),
                ("text", models.TextField(verbose_name="nội dung")),
                (
                    "presenter",
                    models.CharField(blank=True, max_length=250, verbose_name="người thực hiện"),
                ),
                ("minutes", models.PositiveIntegerField(null=True, verbose_name="số phút")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="conferences.conference",
                    ),
                ),
            ],
            options={
                "verbose_name": "mục chương trình",
                "verbose_name_plural": "mục chương trình",
                "ordering": ["position"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Talk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(verbose_name="thứ tự")),
                ("first_line", models.PositiveIntegerField(verbose_name="từ dòng")),
                ("last_line", models.PositiveIntegerField(verbose_name="đến dòng")),
                ("withdrawn", models.BooleanField(default=False, verbose_name="đã rút")),
                ("unit", models.CharField(max_length=250, verbose_name="đơn vị")),
                ("topic", models.TextField(blank=True, verbose_name="chủ đề")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="conferences.conference",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.organisation",
                        verbose_name="đơn vị trong danh bạ",
                    ),
                ),
            ],
            options={
                "verbose_name": "tham luận",
                "verbose_name_plural": "tham luận",
                "ordering": ["position"],
                "abstract": False,
            },
        ),
    ]
