"""The tables of wording, as one step."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("wording", "0001_initial")]

    initial = True

    dependencies = [
        ("units", "0001_base"),
    ]

    operations = [
        migrations.CreateModel(
            name="TemplateVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("template", models.CharField(max_length=80, verbose_name="mẫu")),
                ("number", models.PositiveIntegerField(verbose_name="lần")),
                ("source", models.TextField(blank=True, verbose_name="nội dung")),
                ("word", models.BinaryField(null=True, verbose_name="tệp Word")),
                ("file_name", models.CharField(blank=True, max_length=250, verbose_name="tên tệp")),
                ("comment", models.CharField(blank=True, max_length=250, verbose_name="ghi chú")),
                ("saved_by", models.CharField(max_length=150, verbose_name="người lưu")),
                ("saved_at", models.DateTimeField(auto_now_add=True, verbose_name="lưu lúc")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="template_versions",
                        to="units.organisation",
                        verbose_name="cơ quan",
                    ),
                ),
            ],
            options={
                "verbose_name": "phiên bản mẫu",
                "verbose_name_plural": "phiên bản mẫu",
                "ordering": ["body", "template", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("body", "template", "number"), name="one_wording_per_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("word__isnull", True), ("source", ""), _connector="OR"),
                        name="wording_is_text_or_word",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TemplateInForce",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("template", models.CharField(max_length=80, verbose_name="mẫu")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="templates_in_force",
                        to="units.organisation",
                        verbose_name="cơ quan",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_force",
                        to="wording.templateversion",
                        verbose_name="phiên bản",
                    ),
                ),
            ],
            options={
                "verbose_name": "mẫu đang dùng",
                "verbose_name_plural": "mẫu đang dùng",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("body", "template"), name="one_template_in_force_per_body"
                    )
                ],
            },
        ),
    ]
