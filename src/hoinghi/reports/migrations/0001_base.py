"""The tables of reports, as one step."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("reports", "0001_initial"), ("reports", "0002_initial")]

    initial = True

    dependencies = [
        ("conferences", "0001_base"),
        ("units", "0001_base"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportCall",
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
                ("action", models.TextField(verbose_name="nội dung")),
                ("due_date", models.DateField(null=True, verbose_name="hạn gửi")),
                (
                    "due_text",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="hạn như kế hoạch nêu"
                    ),
                ),
                ("outline", models.CharField(max_length=60, verbose_name="mã đề cương")),
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
                "verbose_name": "yêu cầu báo cáo",
                "verbose_name_plural": "yêu cầu báo cáo",
                "ordering": ["position"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportDuty",
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
                ("written", models.CharField(max_length=300, verbose_name="tên như kế hoạch nêu")),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="reports.reportcall",
                        verbose_name="yêu cầu",
                    ),
                ),
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
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị phải báo cáo",
                "verbose_name_plural": "đơn vị phải báo cáo",
                "ordering": ["position"],
                "abstract": False,
            },
        ),
    ]
