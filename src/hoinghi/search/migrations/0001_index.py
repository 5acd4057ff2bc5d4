"""The table of what can be found, with the full-text index of the engine that is in use."""

import django.db.models.deletion
from django.db import migrations, models

SQLITE = [
    """
    CREATE VIRTUAL TABLE search_words USING fts5(
        tokens, content='search_document', content_rowid='id',
        tokenize='ascii', prefix='2 3 4', columnsize=0
    )
    """,
    """
    CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN
        INSERT INTO search_words(rowid, tokens) VALUES (new.id, new.tokens);
    END
    """,
    """
    CREATE TRIGGER search_document_removed AFTER DELETE ON search_document BEGIN
        INSERT INTO search_words(search_words, rowid, tokens)
        VALUES ('delete', old.id, old.tokens);
    END
    """,
    """
    CREATE TRIGGER search_document_changed AFTER UPDATE OF id, tokens ON search_document BEGIN
        INSERT INTO search_words(search_words, rowid, tokens)
        VALUES ('delete', old.id, old.tokens);
        INSERT INTO search_words(rowid, tokens) VALUES (new.id, new.tokens);
    END
    """,
]
SQLITE_BACK = [
    "DROP TRIGGER search_document_changed",
    "DROP TRIGGER search_document_removed",
    "DROP TRIGGER search_document_added",
    "DROP TABLE search_words",
]
POSTGRES = [
    """
    ALTER TABLE search_document ADD COLUMN words tsvector
    GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, tokens)) STORED
    """,
    "CREATE INDEX search_document_words ON search_document USING gin (words)",
]
POSTGRES_BACK = ["ALTER TABLE search_document DROP COLUMN words"]


def make_index(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRES_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    initial = True
    dependencies = [("conferences", "0001_base")]
    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30, verbose_name="loại")),
                ("object_id", models.BigIntegerField(verbose_name="khóa của dòng")),
                ("part", models.PositiveIntegerField(default=0, verbose_name="phần")),
                (
                    "conference",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="conferences.conference",
                        verbose_name="hội nghị",
                    ),
                ),
                ("host", models.BigIntegerField(null=True, verbose_name="cơ quan tổ chức")),
                ("title", models.TextField(verbose_name="tên")),
                ("text", models.TextField(blank=True, verbose_name="nội dung")),
                ("place", models.CharField(max_length=1000, verbose_name="trang")),
                ("tokens", models.TextField(verbose_name="từ để tìm")),
            ],
            options={
                "verbose_name": "mục tìm kiếm",
                "verbose_name_plural": "mục tìm kiếm",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["kind", "object_id", "part"], name="each_thing_found_once"
                    )
                ],
            },
        ),
        migrations.RunPython(make_index, drop_index),
    ]
