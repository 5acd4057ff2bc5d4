"""The tables of budget, as one step."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("budget", "0001_initial"), ("budget", "0002_initial")]

    initial = True

    dependencies = [
        ("conferences", "0001_base"),
    ]

    operations = [
        migrations.CreateModel(
            name="FundingSource",
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
                ("name", models.TextField(verbose_name="nguồn")),
                ("programme", models.TextField(blank=True, verbose_name="chương trình")),
                ("project", models.PositiveIntegerField(null=True, verbose_name="dự án")),
                ("sub_project", models.PositiveIntegerField(null=True, verbose_name="tiểu dự án")),
                ("year", models.PositiveIntegerField(null=True, verbose_name="năm ngân sách")),
                ("text", models.TextField(verbose_name="câu của kế hoạch")),
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
                "verbose_name": "nguồn kinh phí",
                "verbose_name_plural": "nguồn kinh phí",
                "ordering": ["position"],
                "abstract": False,
            },
        ),
    ]
