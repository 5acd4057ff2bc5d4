"""The tables of conferences, as one step."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("conferences", "0001_initial"),
        ("conferences", "0002_initial"),
        ("conferences", "0003_plan_draft"),
        ("conferences", "0004_award_council_and_check_in"),
        ("conferences", "0005_plan_page"),
        ("conferences", "0006_template_and_copies"),
    ]

    initial = True

    dependencies = [
        ("units", "0001_base"),
    ]

    operations = [
        migrations.CreateModel(
            name="Conference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="mã")),
                ("identity", models.CharField(max_length=64, verbose_name="nhận dạng")),
                ("edition", models.PositiveIntegerField(default=1, verbose_name="lần tổ chức")),
                ("title", models.TextField(verbose_name="tên hội nghị")),
                (
                    "kind",
                    models.CharField(
                        choices=[("interim", "Sơ kết"), ("final", "Tổng kết"), ("other", "Khác")],
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("central", "Trung ương"),
                            ("province", "tỉnh"),
                            ("district", "huyện"),
                            ("commune", "xã"),
                            ("village", "thôn"),
                        ],
                        max_length=20,
                        verbose_name="cấp",
                    ),
                ),
                (
                    "host_name",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="cơ quan ban hành kế hoạch"
                    ),
                ),
                (
                    "host_parent",
                    models.CharField(blank=True, max_length=250, verbose_name="cơ quan chủ quản"),
                ),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="địa danh")),
                ("starts_on", models.DateField(null=True, verbose_name="ngày tổ chức")),
                (
                    "as_of",
                    models.DateField(null=True, verbose_name="ngày tính danh bạ và định mức"),
                ),
                (
                    "date_text",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="thời gian như kế hoạch nêu"
                    ),
                ),
                ("time", models.CharField(blank=True, max_length=5, verbose_name="giờ")),
                (
                    "duration_days",
                    models.DecimalField(
                        decimal_places=1, max_digits=4, null=True, verbose_name="số ngày"
                    ),
                ),
                ("venue", models.CharField(blank=True, max_length=250, verbose_name="địa điểm")),
                (
                    "expected_delegates",
                    models.PositiveIntegerField(null=True, verbose_name="số đại biểu"),
                ),
                (
                    "plan_number",
                    models.CharField(blank=True, max_length=60, verbose_name="số kế hoạch"),
                ),
                ("plan_date", models.DateField(null=True, verbose_name="ngày kế hoạch")),
                (
                    "signing_authority",
                    models.CharField(blank=True, max_length=200, verbose_name="quyền hạn ký"),
                ),
                (
                    "signatory_position",
                    models.CharField(blank=True, max_length=200, verbose_name="chức vụ người ký"),
                ),
                (
                    "signatory_name",
                    models.CharField(blank=True, max_length=120, verbose_name="người ký"),
                ),
                ("is_template", models.BooleanField(default=False, verbose_name="mẫu của cơ quan")),
                (
                    "area",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conferences",
                        to="units.adminunit",
                        verbose_name="địa bàn",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conferences",
                        to="units.organisation",
                        verbose_name="cơ quan tổ chức",
                    ),
                ),
            ],
            options={
                "verbose_name": "hội nghị",
                "verbose_name_plural": "hội nghị",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("identity", "edition"), name="one_of_each_edition"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Dismissal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "issuer",
                    models.CharField(max_length=64, verbose_name="nhận dạng cơ quan ban hành"),
                ),
                ("finding", models.CharField(max_length=64, verbose_name="nhận dạng phát hiện")),
                ("code", models.CharField(max_length=60, verbose_name="mã")),
                ("message", models.TextField(verbose_name="phát hiện")),
                ("reason", models.TextField(verbose_name="lý do")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="lúc")),
                (
                    "taken_back_by",
                    models.CharField(blank=True, max_length=150, verbose_name="người xét lại"),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dismissals",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người bỏ qua",
                    ),
                ),
            ],
            options={
                "verbose_name": "phát hiện được bỏ qua",
                "verbose_name_plural": "phát hiện được bỏ qua",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_by", "")),
                        fields=("issuer", "finding", "made_by"),
                        name="each_finding_dismissed_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("standing_office", "Cơ quan thường trực"),
                            ("office", "Văn phòng"),
                            ("award_secretary", "Thư ký khen thưởng"),
                            ("award_council", "Thành viên Hội đồng thi đua, khen thưởng"),
                            ("finance", "Tài chính"),
                            ("check_in", "Bàn đón tiếp"),
                            ("leader", "Lãnh đạo"),
                        ],
                        max_length=20,
                        verbose_name="vai trò",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grants",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="tài khoản",
                    ),
                ),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grants",
                        to="conferences.conference",
                    ),
                ),
            ],
            options={
                "verbose_name": "vai trò trong hội nghị",
                "verbose_name_plural": "vai trò trong hội nghị",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("conference", "account", "role"), name="each_role_granted_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LegalBasis",
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
                ("type", models.CharField(max_length=60, verbose_name="tên loại")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="số, ký hiệu")),
                ("issued_on", models.DateField(null=True, verbose_name="ngày")),
                (
                    "issuer",
                    models.CharField(blank=True, max_length=250, verbose_name="cơ quan ban hành"),
                ),
                ("subject", models.TextField(blank=True, verbose_name="trích yếu")),
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
                "verbose_name": "căn cứ",
                "verbose_name_plural": "căn cứ",
                "ordering": ["position"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file_name", models.CharField(max_length=250, verbose_name="tệp")),
                ("sha256", models.CharField(max_length=64, verbose_name="giá trị kiểm tra")),
                ("source", models.TextField(verbose_name="văn bản nguồn, mỗi dòng một dòng")),
                ("plan", models.JSONField(verbose_name="kế hoạch đã đọc")),
                (
                    "file_path",
                    models.CharField(blank=True, max_length=200, verbose_name="chỗ giữ tệp"),
                ),
                ("shift_days", models.IntegerField(default=0, verbose_name="số ngày dời")),
                ("brings", models.JSONField(default=list, verbose_name="mang theo")),
                (
                    "uploaded_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="đưa lên lúc"),
                ),
                (
                    "amends",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_drafts",
                        to="conferences.conference",
                        verbose_name="sửa đổi hội nghị",
                    ),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="conferences.conference",
                        verbose_name="lập từ hội nghị",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan_drafts",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đưa lên",
                    ),
                ),
            ],
            options={
                "verbose_name": "kế hoạch chờ xác nhận",
                "verbose_name_plural": "kế hoạch chờ xác nhận",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="PlanEdit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="lần")),
                ("act", models.CharField(max_length=10, verbose_name="việc")),
                ("part", models.CharField(max_length=20, verbose_name="phần")),
                ("key", models.CharField(blank=True, max_length=20, verbose_name="mục")),
                ("changes", models.JSONField(default=dict, verbose_name="thay đổi")),
                ("undoes", models.PositiveIntegerField(null=True, verbose_name="hoàn tác lần")),
                (
                    "finding",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="phát hiện được giải quyết"
                    ),
                ),
                ("by", models.CharField(max_length=150, verbose_name="người sửa")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="lúc")),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="edits",
                        to="conferences.plandraft",
                    ),
                ),
            ],
            options={
                "verbose_name": "chỗ sửa bản đọc",
                "verbose_name_plural": "chỗ sửa bản đọc",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("draft", "number"), name="one_plan_edit_per_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanRevision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="lần")),
                ("file_name", models.CharField(max_length=250, verbose_name="tệp")),
                ("sha256", models.CharField(max_length=64, verbose_name="giá trị kiểm tra")),
                ("source", models.TextField(verbose_name="văn bản nguồn, mỗi dòng một dòng")),
                ("plan", models.JSONField(verbose_name="kế hoạch đã đọc")),
                ("as_read", models.JSONField(default=None, null=True, verbose_name="như máy đọc")),
                ("edits", models.JSONField(default=list, verbose_name="chỗ đã sửa")),
                (
                    "file_path",
                    models.CharField(blank=True, max_length=200, verbose_name="chỗ giữ tệp"),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="xác nhận lúc"),
                ),
                ("confirmed_by", models.CharField(max_length=150, verbose_name="người xác nhận")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="conferences.conference",
                    ),
                ),
            ],
            options={
                "verbose_name": "bản kế hoạch",
                "verbose_name_plural": "bản kế hoạch",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("conference", "number"), name="one_plan_per_number"
                    )
                ],
            },
        ),
    ]
