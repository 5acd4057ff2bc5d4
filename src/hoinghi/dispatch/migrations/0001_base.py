"""The tables of dispatch, as one step."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("dispatch", "0001_initial"),
        ("dispatch", "0002_initial"),
        ("dispatch", "0003_kept_papers"),
    ]

    initial = True

    dependencies = [
        ("conferences", "0001_base"),
        ("units", "0001_base"),
    ]

    operations = [
        migrations.CreateModel(
            name="PaperRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="phần hồ sơ")),
                ("key", models.SlugField(blank=True, max_length=80, verbose_name="nơi gửi")),
                ("title", models.CharField(max_length=300, verbose_name="tên")),
                ("order", models.PositiveIntegerField(verbose_name="thứ tự")),
                ("formats", models.CharField(max_length=40, verbose_name="dạng tệp")),
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
                "verbose_name": "văn bản giữ lại",
                "verbose_name_plural": "văn bản giữ lại",
                "ordering": ["order", "slug", "key"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("conference", "slug", "key"), name="one_record_each"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="lần")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Dự thảo"),
                            ("dropped", "Dự thảo cũ"),
                            ("issued", "Đã phát hành"),
                            ("corrected", "Đã đính chính"),
                            ("replaced", "Đã bị thay thế"),
                            ("recalled", "Đã thu hồi"),
                        ],
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                ("contents", models.JSONField(verbose_name="nội dung")),
                ("facts", models.JSONField(default=list, verbose_name="dữ kiện")),
                ("missing", models.JSONField(default=list, verbose_name="còn thiếu")),
                ("made_from", models.CharField(max_length=64, verbose_name="giá trị kiểm tra")),
                (
                    "settled",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="giá trị đã đính chính"
                    ),
                ),
                (
                    "effect",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("replaces", "Thay thế"),
                            ("corrects", "Đính chính"),
                            ("recalls", "Thu hồi"),
                        ],
                        max_length=10,
                        verbose_name="tác động",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="soạn lúc")),
                ("made_by", models.CharField(max_length=150, verbose_name="người soạn")),
                (
                    "issuer",
                    models.CharField(blank=True, max_length=250, verbose_name="cơ quan ban hành"),
                ),
                ("symbol", models.CharField(blank=True, max_length=60, verbose_name="ký hiệu")),
                ("serial", models.PositiveIntegerField(null=True, verbose_name="số")),
                ("dated", models.DateField(null=True, verbose_name="ngày ban hành")),
                ("year", models.PositiveIntegerField(null=True, verbose_name="năm")),
                ("issued_at", models.DateTimeField(null=True, verbose_name="phát hành lúc")),
                (
                    "issued_by",
                    models.CharField(blank=True, max_length=150, verbose_name="người phát hành"),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="dispatch.paperrecord",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followers",
                        to="dispatch.revision",
                        verbose_name="văn bản liên quan",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần giữ văn bản",
                "verbose_name_plural": "lần giữ văn bản",
                "ordering": ["record", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("record", "number"), name="one_revision_per_number"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")),
                        fields=("record",),
                        name="one_draft_at_a_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")),
                        fields=("target",),
                        name="one_open_act_about_a_paper",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("serial__isnull", False)),
                        fields=("issuer", "symbol", "year", "serial"),
                        name="each_number_once_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["corrected", "issued", "recalled", "replaced"]),
                                _negated=True,
                            ),
                            models.Q(("dated__isnull", False), ("issued_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="issued_papers_have_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RevisionFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("form", models.CharField(max_length=10, verbose_name="dạng")),
                ("path", models.CharField(max_length=200, verbose_name="nơi lưu")),
                ("sha256", models.CharField(max_length=64, verbose_name="giá trị kiểm tra")),
                ("size", models.PositiveIntegerField(verbose_name="số byte")),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="dispatch.revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "tệp đã phát hành",
                "verbose_name_plural": "tệp đã phát hành",
                "ordering": ["revision", "form"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("revision", "form"), name="one_file_of_each_form"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DistributionLine",
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
                ("text", models.CharField(max_length=300, verbose_name="nơi nhận")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="conferences.conference",
                    ),
                ),
                (
                    "organisations",
                    models.ManyToManyField(
                        related_name="+", to="units.organisation", verbose_name="đơn vị"
                    ),
                ),
            ],
            options={
                "verbose_name": "nơi nhận",
                "verbose_name_plural": "nơi nhận",
                "ordering": ["position"],
                "abstract": False,
            },
        ),
    ]
