"""The tables of notices, as one step."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("notices", "0001_notices"),
        ("notices", "0002_earlier_acts_are_not_told"),
        ("notices", "0003_mails"),
        ("notices", "0004_calendars_and_gateways"),
    ]

    initial = True

    dependencies = [
        ("conferences", "0001_base"),
        ("units", "0001_base"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "hash",
                    models.CharField(max_length=64, unique=True, verbose_name="giá trị kiểm tra"),
                ),
                ("made_at", models.DateTimeField(auto_now=True, verbose_name="tạo lúc")),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lịch riêng",
                "verbose_name_plural": "lịch riêng",
            },
        ),
        migrations.CreateModel(
            name="Concern",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry_id", models.BigIntegerField(verbose_name="mục nhật ký")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="conferences.conference",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="units.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "mục nhật ký của đơn vị",
                "verbose_name_plural": "mục nhật ký của đơn vị",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "conference", "entry_id"), name="each_concern_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KnownDate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=60, unique=True, verbose_name="khóa")),
                ("title", models.TextField(verbose_name="việc")),
                ("day", models.DateField(null=True, verbose_name="ngày")),
                ("time", models.CharField(blank=True, max_length=5, verbose_name="giờ")),
                ("days", models.PositiveSmallIntegerField(default=1, verbose_name="số ngày")),
                ("place", models.CharField(blank=True, max_length=250, verbose_name="nơi")),
                ("url", models.CharField(max_length=300, verbose_name="trang")),
                ("sequence", models.PositiveIntegerField(default=0, verbose_name="lần đổi")),
                ("cancelled", models.BooleanField(default=False, verbose_name="đã hủy")),
                ("changed_at", models.DateTimeField(verbose_name="đổi lúc")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="conferences.conference",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="units.organisation",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "ngày trong lịch",
                "verbose_name_plural": "ngày trong lịch",
                "indexes": [
                    models.Index(fields=["conference", "organisation"], name="known_dates_of_body")
                ],
            },
        ),
        migrations.CreateModel(
            name="Lease",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, unique=True, verbose_name="tên")),
                ("holder", models.CharField(max_length=80, verbose_name="người giữ")),
                ("until", models.DateTimeField(verbose_name="đến lúc")),
            ],
            options={
                "verbose_name": "quyền chạy nền",
                "verbose_name_plural": "quyền chạy nền",
            },
        ),
        migrations.CreateModel(
            name="Mailing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="tiêu đề")),
                ("automatic", models.BooleanField(default=False, verbose_name="tự động")),
                ("left_out", models.JSONField(default=list, verbose_name="không nhận được")),
                ("made_by", models.CharField(max_length=150, verbose_name="người soạn")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="soạn lúc")),
                (
                    "closed_by",
                    models.CharField(
                        blank=True, max_length=150, verbose_name="người xác nhận hoặc bỏ"
                    ),
                ),
                ("closed_at", models.DateTimeField(null=True, verbose_name="xác nhận hoặc bỏ lúc")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="conferences.conference",
                    ),
                ),
            ],
            options={
                "verbose_name": "đợt thư",
                "verbose_name_plural": "đợt thư",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Mail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry_id", models.BigIntegerField(null=True, verbose_name="mục nhật ký")),
                ("kind", models.CharField(blank=True, max_length=20, verbose_name="loại")),
                ("about", models.CharField(blank=True, max_length=60, verbose_name="về")),
                ("name", models.CharField(blank=True, max_length=150, verbose_name="người nhận")),
                ("address", models.CharField(max_length=254, verbose_name="địa chỉ")),
                ("subject", models.CharField(max_length=200, verbose_name="tiêu đề")),
                ("text", models.TextField(verbose_name="nội dung")),
                ("url", models.CharField(blank=True, max_length=300, verbose_name="trang")),
                ("calendar", models.TextField(blank=True, verbose_name="tệp lịch")),
                (
                    "method",
                    models.CharField(blank=True, max_length=10, verbose_name="việc của lịch"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Chờ xác nhận"),
                            ("queued", "Chờ gửi"),
                            ("sending", "Đang gửi"),
                            ("sent", "Đã gửi"),
                            ("refused", "Máy chủ từ chối"),
                            ("unclear", "Không rõ đã đến chưa"),
                            ("cancelled", "Đã hủy"),
                        ],
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="soạn lúc")),
                ("due_at", models.DateTimeField(verbose_name="gửi từ lúc")),
                ("claimed_at", models.DateTimeField(null=True, verbose_name="bắt đầu gửi lúc")),
                ("sent_at", models.DateTimeField(null=True, verbose_name="gửi lúc")),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="số lần thử")),
                (
                    "message_id",
                    models.CharField(max_length=200, unique=True, verbose_name="mã thư"),
                ),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "conference",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="conferences.conference",
                    ),
                ),
                (
                    "mailing",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mails",
                        to="notices.mailing",
                    ),
                ),
            ],
            options={
                "verbose_name": "thư",
                "verbose_name_plural": "thư",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "queued")),
                        fields=["due_at"],
                        name="mails_to_send",
                    ),
                    models.Index(fields=["conference", "-id"], name="mails_of_conference"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("entry_id__isnull", False)),
                        fields=("entry_id", "account", "kind", "about"),
                        name="each_mail_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("entry_id__isnull", True), ("mailing__isnull", False)),
                        fields=("mailing", "address"),
                        name="each_address_once_per_mailing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MailTry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="lúc")),
                ("code", models.PositiveSmallIntegerField(default=0, verbose_name="mã trả lời")),
                ("words", models.TextField(verbose_name="lời trả lời")),
                (
                    "mail",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="log",
                        to="notices.mail",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần gửi",
                "verbose_name_plural": "lần gửi",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, unique=True, verbose_name="tên")),
                ("reached", models.BigIntegerField(default=0, verbose_name="đến")),
                ("silent_until", models.BigIntegerField(default=0, verbose_name="không báo đến")),
            ],
            options={
                "verbose_name": "mốc",
                "verbose_name_plural": "mốc",
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry_id", models.BigIntegerField(verbose_name="mục nhật ký")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("assigned", "Việc được giao"),
                            ("deadline", "Thời hạn thay đổi"),
                            ("withdrawn", "Việc được rút, hủy"),
                            ("reminder", "Nhắc việc"),
                            ("returned", "Kết quả bị trả lại, việc mở lại"),
                            ("accepted", "Kết quả được nhận"),
                            ("extension", "Trả lời xin gia hạn"),
                            ("handed_in", "Đơn vị nộp kết quả"),
                            ("extension_asked", "Đơn vị xin gia hạn"),
                            ("comment", "Trao đổi"),
                            ("plan", "Kế hoạch sửa đổi"),
                            ("paper", "Văn bản phát hành, thay thế, thu hồi"),
                            ("date", "Thời gian, địa điểm hội nghị"),
                            ("role", "Vai trò được giao"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                ("about", models.CharField(max_length=60, verbose_name="về")),
                ("title", models.TextField(verbose_name="tên việc")),
                ("text", models.TextField(blank=True, verbose_name="nội dung")),
                ("url", models.CharField(blank=True, max_length=300, verbose_name="trang")),
                ("dates", models.JSONField(default=list, verbose_name="ngày trong lịch")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("read_at", models.DateTimeField(null=True, verbose_name="đọc lúc")),
                ("for_digest", models.BooleanField(default=False, verbose_name="chờ thư tổng hợp")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhận",
                    ),
                ),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="conferences.conference",
                    ),
                ),
            ],
            options={
                "verbose_name": "thông báo",
                "verbose_name_plural": "thông báo",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("read_at__isnull", True)),
                        fields=["account"],
                        name="unread_notices",
                    ),
                    models.Index(fields=["account", "-id"], name="notices_of_account"),
                    models.Index(
                        condition=models.Q(("for_digest", True)),
                        fields=["account"],
                        name="notices_for_digest",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry_id", "account", "kind", "about"), name="each_notice_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Preference",
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
                        choices=[
                            ("assigned", "Việc được giao"),
                            ("deadline", "Thời hạn thay đổi"),
                            ("withdrawn", "Việc được rút, hủy"),
                            ("reminder", "Nhắc việc"),
                            ("returned", "Kết quả bị trả lại, việc mở lại"),
                            ("accepted", "Kết quả được nhận"),
                            ("extension", "Trả lời xin gia hạn"),
                            ("handed_in", "Đơn vị nộp kết quả"),
                            ("extension_asked", "Đơn vị xin gia hạn"),
                            ("comment", "Trao đổi"),
                            ("plan", "Kế hoạch sửa đổi"),
                            ("paper", "Văn bản phát hành, thay thế, thu hồi"),
                            ("date", "Thời gian, địa điểm hội nghị"),
                            ("role", "Vai trò được giao"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                ("in_app", models.BooleanField(default=True, verbose_name="hiện trên trang")),
                (
                    "mail",
                    models.CharField(
                        choices=[
                            ("now", "Gửi thư ngay"),
                            ("daily", "Gộp vào thư tổng hợp mỗi ngày"),
                            ("none", "Không gửi thư"),
                        ],
                        max_length=10,
                        verbose_name="thư",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lựa chọn nhận tin",
                "verbose_name_plural": "lựa chọn nhận tin",
                "constraints": [
                    models.UniqueConstraint(fields=("account", "kind"), name="one_choice_per_kind")
                ],
            },
        ),
        migrations.CreateModel(
            name="QuietHours",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("begins", models.TimeField(verbose_name="từ")),
                ("ends", models.TimeField(verbose_name="đến")),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "giờ yên tĩnh",
                "verbose_name_plural": "giờ yên tĩnh",
            },
        ),
        migrations.CreateModel(
            name="Webhook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="tên")),
                ("address", models.CharField(max_length=500, verbose_name="địa chỉ")),
                ("secret", models.CharField(max_length=64, verbose_name="khóa ký")),
                ("kinds", models.JSONField(default=list, verbose_name="loại tin")),
                ("active", models.BooleanField(default=True, verbose_name="đang dùng")),
                (
                    "stopped",
                    models.CharField(blank=True, max_length=300, verbose_name="vì sao dừng"),
                ),
                (
                    "failures",
                    models.PositiveIntegerField(default=0, verbose_name="số lần hỏng liền nhau"),
                ),
                ("made_by", models.CharField(max_length=150, verbose_name="người lập")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="lập lúc")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="conferences.conference",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="units.organisation",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "kết nối",
                "verbose_name_plural": "kết nối",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="HookMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=36, unique=True, verbose_name="mã tin")),
                ("entry_id", models.BigIntegerField(verbose_name="mục nhật ký")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("assigned", "Việc được giao"),
                            ("deadline", "Thời hạn thay đổi"),
                            ("withdrawn", "Việc được rút, hủy"),
                            ("reminder", "Nhắc việc"),
                            ("returned", "Kết quả bị trả lại, việc mở lại"),
                            ("accepted", "Kết quả được nhận"),
                            ("extension", "Trả lời xin gia hạn"),
                            ("handed_in", "Đơn vị nộp kết quả"),
                            ("extension_asked", "Đơn vị xin gia hạn"),
                            ("comment", "Trao đổi"),
                            ("plan", "Kế hoạch sửa đổi"),
                            ("paper", "Văn bản phát hành, thay thế, thu hồi"),
                            ("date", "Thời gian, địa điểm hội nghị"),
                            ("role", "Vai trò được giao"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                ("about", models.CharField(max_length=60, verbose_name="về")),
                ("body", models.TextField(verbose_name="nội dung")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Chờ gửi"),
                            ("sent", "Đã nhận"),
                            ("failed", "Không gửi được"),
                        ],
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="số lần thử")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="soạn lúc")),
                ("due_at", models.DateTimeField(verbose_name="gửi từ lúc")),
                (
                    "hook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="notices.webhook",
                    ),
                ),
            ],
            options={
                "verbose_name": "tin gửi cổng",
                "verbose_name_plural": "tin gửi cổng",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "queued")),
                        fields=["due_at"],
                        name="messages_to_send",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("hook", "entry_id", "kind", "about"), name="each_message_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HookTry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="lúc")),
                ("code", models.PositiveSmallIntegerField(default=0, verbose_name="mã trả lời")),
                ("words", models.TextField(blank=True, verbose_name="lời trả lời")),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="log",
                        to="notices.hookmessage",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần gửi cổng",
                "verbose_name_plural": "lần gửi cổng",
                "ordering": ["pk"],
            },
        ),
    ]
