"""The tables of tasks, as one step."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("tasks", "0001_initial"),
        ("tasks", "0002_initial"),
        ("tasks", "0003_work"),
        ("tasks", "0004_share_out"),
        ("tasks", "0005_deadlines_kept"),
    ]

    initial = True

    dependencies = [
        ("conferences", "0001_base"),
        ("units", "0001_base"),
    ]

    operations = [
        migrations.CreateModel(
            name="Task",
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
                ("action", models.TextField(verbose_name="việc")),
                ("deadline", models.DateField(null=True, verbose_name="hạn")),
                (
                    "deadline_text",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="hạn như kế hoạch nêu"
                    ),
                ),
                ("by_hand", models.BooleanField(default=False, verbose_name="giao thêm")),
                (
                    "due_kind",
                    models.CharField(
                        choices=[
                            ("plan", "Theo kế hoạch"),
                            ("day", "Đến hết một ngày"),
                            ("relative", "Tính theo ngày hội nghị"),
                        ],
                        default="plan",
                        max_length=10,
                        verbose_name="cách tính hạn",
                    ),
                ),
                ("due_on", models.DateField(null=True, verbose_name="hạn cuối")),
                (
                    "due_offset",
                    models.SmallIntegerField(
                        null=True, verbose_name="số ngày so với ngày hội nghị"
                    ),
                ),
                (
                    "due_working",
                    models.BooleanField(default=False, verbose_name="tính ngày làm việc"),
                ),
                ("version", models.PositiveIntegerField(default=0, verbose_name="lần sửa")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="conferences.conference",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="tasks.task",
                        verbose_name="thuộc nhiệm vụ",
                    ),
                ),
            ],
            options={
                "verbose_name": "nhiệm vụ",
                "verbose_name_plural": "nhiệm vụ",
                "ordering": ["position"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Chưa nhận"),
                            ("in_hand", "Đang làm"),
                            ("handed_in", "Đã nộp"),
                            ("accepted", "Đã nhận kết quả"),
                            ("returned", "Trả lại"),
                            ("done", "Xong"),
                            ("cancelled", "Hủy"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                (
                    "person",
                    models.CharField(blank=True, max_length=150, verbose_name="người phụ trách"),
                ),
                ("delivered_on", models.DateField(null=True, verbose_name="ngày nộp")),
                (
                    "extended_until",
                    models.DateField(null=True, verbose_name="được gia hạn đến hết ngày"),
                ),
                ("version", models.PositiveIntegerField(default=0, verbose_name="lần sửa")),
                ("withdrawn", models.BooleanField(default=False, verbose_name="đã rút")),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="units.organisation",
                        verbose_name="đơn vị",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="tasks.task",
                        verbose_name="nhiệm vụ",
                    ),
                ),
            ],
            options={
                "verbose_name": "phần việc",
                "verbose_name_plural": "phần việc",
                "ordering": ["task", "organisation__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("task", "organisation"), name="one_duty_per_body"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("organisation__isnull", True)),
                        fields=("task",),
                        name="one_duty_without_body",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=130, verbose_name="tên tệp")),
                ("path", models.CharField(max_length=200, verbose_name="chỗ lưu")),
                ("sha256", models.CharField(max_length=64, verbose_name="giá trị kiểm tra")),
                ("size", models.PositiveIntegerField(verbose_name="số byte")),
                ("added_by", models.CharField(max_length=150, verbose_name="người gửi")),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="gửi lúc")),
                ("removed", models.BooleanField(default=False, verbose_name="đã gỡ")),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="tasks.duty",
                        verbose_name="phần việc",
                    ),
                ),
            ],
            options={
                "verbose_name": "tệp minh chứng",
                "verbose_name_plural": "tệp minh chứng",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed", False)),
                        fields=("duty", "sha256"),
                        name="each_file_once_per_duty",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_until", models.DateField(verbose_name="xin đến hết ngày")),
                ("reason", models.TextField(verbose_name="lý do")),
                ("asked_by", models.CharField(max_length=150, verbose_name="người xin")),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="xin lúc")),
                ("granted", models.BooleanField(null=True, verbose_name="được gia hạn")),
                ("until", models.DateField(null=True, verbose_name="cho đến hết ngày")),
                ("answer", models.TextField(blank=True, verbose_name="lời trả lời")),
                (
                    "answered_by",
                    models.CharField(blank=True, max_length=150, verbose_name="người trả lời"),
                ),
                ("answered_at", models.DateTimeField(null=True, verbose_name="trả lời lúc")),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="tasks.duty",
                        verbose_name="phần việc",
                    ),
                ),
            ],
            options={
                "verbose_name": "đề nghị gia hạn",
                "verbose_name_plural": "đề nghị gia hạn",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("granted__isnull", True)),
                        fields=("duty",),
                        name="one_open_request_per_duty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("granted", True), _negated=True),
                            ("until__isnull", False),
                            _connector="OR",
                        ),
                        name="granted_extension_has_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due", models.DateField(verbose_name="hạn được nhắc")),
                ("days", models.SmallIntegerField(verbose_name="số ngày so với hạn")),
                ("sent_on", models.DateField(verbose_name="ngày nhắc")),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="tasks.duty",
                        verbose_name="phần việc",
                    ),
                ),
            ],
            options={
                "verbose_name": "lời nhắc",
                "verbose_name_plural": "lời nhắc",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("duty", "due", "days"), name="each_step_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TaskBody",
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
                    "role",
                    models.CharField(
                        choices=[("lead", "Chủ trì"), ("supporting", "Phối hợp")],
                        max_length=10,
                        verbose_name="vai trò",
                    ),
                ),
                ("written", models.CharField(max_length=300, verbose_name="tên như kế hoạch nêu")),
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
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bodies",
                        to="tasks.task",
                        verbose_name="nhiệm vụ",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị thực hiện",
                "verbose_name_plural": "đơn vị thực hiện",
                "ordering": ["position"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TaskNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("act", models.CharField(max_length=20, verbose_name="việc đã làm")),
                ("text", models.TextField(blank=True, verbose_name="nội dung")),
                ("by", models.CharField(max_length=150, verbose_name="người làm")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="lúc")),
                (
                    "duty",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="tasks.duty",
                        verbose_name="phần việc",
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
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="tasks.task",
                        verbose_name="nhiệm vụ",
                    ),
                ),
            ],
            options={
                "verbose_name": "diễn biến",
                "verbose_name_plural": "diễn biến",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="DeadlineSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "before_includes_day",
                    models.BooleanField(
                        default=True, verbose_name="“trước ngày …” tính cả ngày ấy"
                    ),
                ),
                (
                    "to_next_working_day",
                    models.BooleanField(
                        default=False,
                        verbose_name="hạn rơi vào ngày nghỉ thì dời sang ngày làm việc sau",
                    ),
                ),
                (
                    "reminder_days",
                    models.CharField(
                        default="-7,-3,0,1,3", max_length=100, verbose_name="nhắc vào các ngày"
                    ),
                ),
                (
                    "letter_after",
                    models.PositiveSmallIntegerField(
                        default=5, verbose_name="soạn công văn khi trễ"
                    ),
                ),
                (
                    "conference",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deadline_settings",
                        to="conferences.conference",
                        verbose_name="hội nghị",
                    ),
                ),
            ],
            options={
                "verbose_name": "cách tính hạn",
                "verbose_name_plural": "cách tính hạn",
            },
        ),
    ]
