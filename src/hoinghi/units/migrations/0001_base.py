"""The tables of units, as one step."""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("units", "0001_initial"),
        ("units", "0002_posts"),
        ("units", "0003_successor_codes"),
        ("units", "0004_lists_and_names"),
        ("units", "0005_memberships"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="AdminUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="mã")),
                ("name", models.CharField(max_length=200, verbose_name="tên đầy đủ")),
                ("kind", models.CharField(max_length=20, verbose_name="loại")),
                (
                    "level",
                    models.CharField(
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
                ("valid_from", models.DateField(null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(null=True, verbose_name="đến hết ngày")),
                (
                    "successor_codes",
                    models.JSONField(blank=True, default=list, verbose_name="mã đơn vị kế tục"),
                ),
                ("source", models.CharField(blank=True, max_length=120, verbose_name="nguồn")),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="units.adminunit",
                        verbose_name="thuộc",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị hành chính",
                "verbose_name_plural": "đơn vị hành chính",
                "ordering": ["code", "valid_from"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code", "valid_from"), name="unit_code_and_first_day"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_from__isnull", True)),
                        fields=("code",),
                        name="unit_code_without_first_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=80, verbose_name="mã")),
                ("name", models.CharField(max_length=250, verbose_name="tên")),
                (
                    "short_name",
                    models.CharField(blank=True, max_length=120, verbose_name="tên viết tắt"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("peoples_committee", "Ủy ban nhân dân"),
                            ("peoples_council", "Hội đồng nhân dân"),
                            ("party_body", "Cơ quan Đảng"),
                            ("fatherland_front", "Ủy ban Mặt trận Tổ quốc"),
                            ("department", "Phòng chuyên môn"),
                            ("provincial_department", "Sở"),
                            ("mass_organisation", "Tổ chức chính trị - xã hội"),
                            ("office", "Văn phòng"),
                            ("bank", "Ngân hàng"),
                            ("police", "Công an"),
                            ("military", "Quân sự"),
                            ("public_service_unit", "Đơn vị sự nghiệp"),
                            ("steering_committee", "Ban Chỉ đạo"),
                            ("school", "Trường học"),
                            ("health_facility", "Cơ sở y tế"),
                            ("trade_union", "Công đoàn"),
                            ("association", "Hội quần chúng"),
                            ("vertical_agency", "Cơ quan ngành dọc"),
                            ("judicial", "Tòa án, Viện kiểm sát"),
                            ("cooperative", "Hợp tác xã"),
                            ("enterprise", "Doanh nghiệp"),
                            ("village", "Thôn, tổ dân phố"),
                            ("central_agency", "Cơ quan trung ương"),
                            ("other", "Khác"),
                        ],
                        max_length=30,
                        verbose_name="loại",
                    ),
                ),
                (
                    "level",
                    models.CharField(
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
                ("valid_from", models.DateField(null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(null=True, verbose_name="đến hết ngày")),
                (
                    "successor_codes",
                    models.JSONField(blank=True, default=list, verbose_name="mã cơ quan kế tục"),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="units.organisation",
                        verbose_name="trực thuộc",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bodies",
                        to="units.adminunit",
                        verbose_name="địa bàn",
                    ),
                ),
            ],
            options={
                "verbose_name": "cơ quan, đơn vị",
                "verbose_name_plural": "cơ quan, đơn vị",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code", "valid_from"), name="body_code_and_first_day"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_from__isnull", True)),
                        fields=("code",),
                        name="body_code_without_first_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "first_name",
                    models.CharField(blank=True, max_length=150, verbose_name="first name"),
                ),
                (
                    "last_name",
                    models.CharField(blank=True, max_length=150, verbose_name="last name"),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                (
                    "full_name",
                    models.CharField(blank=True, max_length=150, verbose_name="họ và tên"),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="units.organisation",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "tài khoản",
                "verbose_name_plural": "tài khoản",
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="ListDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("bodies", "Cơ quan, đơn vị"), ("people", "Người giữ chức vụ")],
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                ("file_name", models.CharField(max_length=250, verbose_name="tệp")),
                ("sha256", models.CharField(max_length=64, verbose_name="giá trị kiểm tra")),
                ("tables", models.JSONField(verbose_name="bảng")),
                ("notes", models.JSONField(default=list, verbose_name="lưu ý khi đọc")),
                ("layout", models.JSONField(verbose_name="ý nghĩa các cột")),
                (
                    "uploaded_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="đưa lên lúc"),
                ),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="xác nhận lúc")),
                ("taken", models.JSONField(default=dict, verbose_name="đã ghi")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="list_drafts",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đưa lên",
                    ),
                ),
            ],
            options={
                "verbose_name": "danh sách chờ xác nhận",
                "verbose_name_plural": "danh sách chờ xác nhận",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                            ("reporter", "Cán bộ báo cáo của đơn vị"),
                            ("leader", "Lãnh đạo đơn vị"),
                        ],
                        max_length=20,
                        verbose_name="vai trò",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="tài khoản",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="units.organisation",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "vai trò trong đơn vị",
                "verbose_name_plural": "vai trò trong đơn vị",
                "ordering": ["organisation", "role", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "organisation", "role", "valid_from"),
                        name="each_unit_role_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FormerName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="tên")),
                (
                    "short_name",
                    models.CharField(blank=True, max_length=120, verbose_name="tên viết tắt"),
                ),
                ("valid_to", models.DateField(verbose_name="đến hết ngày")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_names",
                        to="units.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "tên cũ",
                "verbose_name_plural": "tên cũ",
                "ordering": ["valid_to"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "valid_to"), name="one_former_name_per_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=250, verbose_name="cách viết")),
                (
                    "key",
                    models.CharField(db_index=True, max_length=250, verbose_name="khóa so sánh"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="units.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "cách viết tên",
                "verbose_name_plural": "cách viết tên",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "key"), name="name_once_per_body"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PostHolder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.CharField(max_length=120, verbose_name="chức vụ")),
                ("person", models.CharField(max_length=120, verbose_name="họ và tên")),
                (
                    "is_acting",
                    models.BooleanField(default=False, verbose_name="quyền (Q.) hoặc phụ trách"),
                ),
                (
                    "telephone",
                    models.CharField(blank=True, max_length=40, verbose_name="điện thoại"),
                ),
                ("mail", models.EmailField(blank=True, max_length=200, verbose_name="thư điện tử")),
                (
                    "decision",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="quyết định bổ nhiệm, bầu"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="post_holders",
                        to="units.organisation",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "người giữ chức vụ",
                "verbose_name_plural": "người giữ chức vụ",
                "ordering": ["organisation", "position", "valid_from", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="post_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SigningMandate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("TL", "Thừa lệnh (TL.)"), ("TUQ", "Thừa ủy quyền (TUQ.)")],
                        max_length=3,
                        verbose_name="hình thức",
                    ),
                ),
                ("position", models.CharField(max_length=120, verbose_name="chức vụ được giao ký")),
                (
                    "scope",
                    models.CharField(max_length=300, verbose_name="loại văn bản, nội dung được ký"),
                ),
                ("basis", models.CharField(max_length=200, verbose_name="văn bản giao")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandates",
                        to="units.organisation",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "ủy quyền ký",
                "verbose_name_plural": "ủy quyền ký",
                "ordering": ["organisation", "kind", "valid_from", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "TUQ"), _negated=True),
                            ("valid_to__isnull", False),
                            _connector="OR",
                        ),
                        name="authorisation_has_an_end",
                    )
                ],
            },
        ),
    ]
