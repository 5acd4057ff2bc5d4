"""The tables of delegates, as one step."""

import django.db.models.deletion
from django.db import migrations, models

import hoinghi.delegates.models


class Migration(migrations.Migration):
    replaces = [
        ("delegates", "0001_initial"),
        ("delegates", "0002_initial"),
        ("delegates", "0003_protocol_order"),
        ("delegates", "0004_hall"),
    ]

    initial = True

    dependencies = [
        ("conferences", "0001_base"),
        ("units", "0001_base"),
    ]

    operations = [
        migrations.CreateModel(
            name="DelegateRule",
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
                ("group", models.CharField(blank=True, max_length=250, verbose_name="nhóm")),
                ("text", models.TextField(verbose_name="thành phần")),
                ("count", models.PositiveIntegerField(null=True, verbose_name="tổng số")),
                ("per_unit", models.PositiveIntegerField(null=True, verbose_name="mỗi đơn vị")),
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
                "verbose_name": "quy tắc thành phần",
                "verbose_name_plural": "quy tắc thành phần",
                "ordering": ["position"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Hall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("venue", models.CharField(max_length=250, verbose_name="hội trường")),
                ("number", models.PositiveIntegerField(verbose_name="lần")),
                ("seats", models.TextField(verbose_name="hàng ghế")),
                ("made_by", models.CharField(max_length=150, verbose_name="người ghi")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="ghi lúc")),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="halls",
                        to="units.organisation",
                        verbose_name="cơ quan",
                    ),
                ),
            ],
            options={
                "verbose_name": "hội trường",
                "verbose_name_plural": "hội trường",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("host", "venue", "number"), name="one_hall_per_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProtocolOrder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="lần")),
                (
                    "by_name_up_to",
                    models.PositiveIntegerField(verbose_name="giới thiệu từng người đến nhóm"),
                ),
                ("groups", models.JSONField(null=True, verbose_name="các nhóm")),
                ("made_by", models.CharField(max_length=150, verbose_name="người sửa")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="sửa lúc")),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="protocol_orders",
                        to="units.organisation",
                        verbose_name="cơ quan",
                    ),
                ),
            ],
            options={
                "verbose_name": "thứ tự lễ tân",
                "verbose_name_plural": "thứ tự lễ tân",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("host", "number"), name="one_order_per_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="DelegatePlace",
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
                ("standing", models.TextField(blank=True, verbose_name="tư cách mời")),
                (
                    "on_payroll",
                    models.BooleanField(default=True, verbose_name="hưởng lương từ ngân sách"),
                ),
                (
                    "nonce",
                    models.CharField(
                        default=hoinghi.delegates.models.new_nonce,
                        max_length=16,
                        unique=True,
                        verbose_name="mã ngẫu nhiên",
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
                (
                    "rule",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="delegates.delegaterule",
                        verbose_name="quy tắc",
                    ),
                ),
            ],
            options={
                "verbose_name": "chỗ đại biểu",
                "verbose_name_plural": "chỗ đại biểu",
                "ordering": ["position"],
                "abstract": False,
            },
        ),
    ]
