"""The tables of awards, as one step."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("awards", "0001_initial"), ("awards", "0002_initial")]

    initial = True

    dependencies = [
        ("conferences", "0001_base"),
    ]

    operations = [
        migrations.CreateModel(
            name="AwardCall",
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
                ("text", models.TextField(verbose_name="nội dung")),
                ("collectives", models.PositiveIntegerField(null=True, verbose_name="số tập thể")),
                ("individuals", models.PositiveIntegerField(null=True, verbose_name="số cá nhân")),
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
                "verbose_name": "chỉ tiêu khen thưởng",
                "verbose_name_plural": "chỉ tiêu khen thưởng",
                "ordering": ["position"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AwardPlace",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("collective", "tập thể"),
                            ("individual", "cá nhân"),
                            ("household", "hộ gia đình"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                (
                    "recipient",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="tên tập thể, cá nhân"
                    ),
                ),
                (
                    "recipient_detail",
                    models.CharField(blank=True, max_length=300, verbose_name="chức vụ, đơn vị"),
                ),
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
                "verbose_name": "suất khen thưởng",
                "verbose_name_plural": "suất khen thưởng",
                "ordering": ["position"],
                "abstract": False,
            },
        ),
    ]
