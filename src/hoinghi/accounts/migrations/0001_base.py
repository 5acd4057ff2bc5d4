"""Invitations, erasures, and the table in which all processes count wrong passwords together."""

import django.db.models.deletion
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models


def make_cache_table(apps, schema_editor):
    call_command(
        "createcachetable",
        "hoinghi_cache",
        database=schema_editor.connection.alias,
        verbosity=0,
    )


class Migration(migrations.Migration):
    replaces = [
        ("accounts", "0001_cache"),
        ("accounts", "0002_invitations"),
        ("accounts", "0003_erasures"),
        ("accounts", "0004_unit_role"),
    ]

    initial = True

    dependencies = [
        ("units", "0001_base"),
    ]

    operations = [
        migrations.CreateModel(
            name="ErasureRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="điều muốn nói thêm")),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="yêu cầu lúc")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="trả lời lúc")),
                ("answer", models.TextField(blank=True, verbose_name="trả lời")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erasure_requests",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="tài khoản",
                    ),
                ),
            ],
            options={
                "verbose_name": "yêu cầu xóa dữ liệu cá nhân",
                "verbose_name_plural": "yêu cầu xóa dữ liệu cá nhân",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=("account",),
                        name="one_open_erasure_request",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("basis", models.CharField(max_length=200, verbose_name="căn cứ")),
                ("kinds", models.JSONField(verbose_name="những loại đã xóa")),
                ("carried_out_at", models.DateTimeField(auto_now_add=True, verbose_name="xóa lúc")),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erasures",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="tài khoản đã xóa",
                    ),
                ),
                (
                    "carried_out_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người xóa",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.erasurerequest",
                        verbose_name="yêu cầu",
                    ),
                ),
            ],
            options={
                "verbose_name": "biên bản xóa dữ liệu cá nhân",
                "verbose_name_plural": "biên bản xóa dữ liệu cá nhân",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("full_name", models.CharField(max_length=150, verbose_name="họ và tên")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="thư điện tử"),
                ),
                (
                    "unit_role",
                    models.CharField(
                        choices=[
                            ("reporter", "Cán bộ báo cáo của đơn vị"),
                            ("leader", "Lãnh đạo đơn vị"),
                        ],
                        default="reporter",
                        max_length=20,
                        verbose_name="vai trò trong đơn vị",
                    ),
                ),
                ("roles", models.JSONField(default=list, verbose_name="vai trò")),
                (
                    "digest",
                    models.CharField(
                        max_length=64, unique=True, verbose_name="giá trị kiểm tra của liên kết"
                    ),
                ),
                ("invited_at", models.DateTimeField(auto_now_add=True, verbose_name="mời lúc")),
                ("expires_at", models.DateTimeField(verbose_name="hết hạn lúc")),
                ("mailed_at", models.DateTimeField(null=True, verbose_name="gửi thư lúc")),
                ("accepted_at", models.DateTimeField(null=True, verbose_name="nhận lúc")),
                ("revoked_at", models.DateTimeField(null=True, verbose_name="thu hồi lúc")),
                (
                    "account",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitation",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="tài khoản",
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người mời",
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
                "verbose_name": "lời mời",
                "verbose_name_plural": "lời mời",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="SecondStepRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=20, verbose_name="vai trò")),
                ("set_at", models.DateTimeField(auto_now_add=True, verbose_name="đặt lúc")),
                (
                    "host",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.organisation",
                        verbose_name="cơ quan",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đặt",
                    ),
                ),
            ],
            options={
                "verbose_name": "bắt buộc xác thực hai bước",
                "verbose_name_plural": "bắt buộc xác thực hai bước",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("role", "host"), name="one_rule_per_role_and_host"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("host__isnull", True)),
                        fields=("role",),
                        name="one_rule_per_role_everywhere",
                    ),
                ],
            },
        ),
        migrations.RunPython(make_cache_table, migrations.RunPython.noop),
    ]
