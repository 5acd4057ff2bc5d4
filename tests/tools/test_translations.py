"""Bản dịch thiếu, chưa chắc, sai chỗ điền, hoặc thừa đều bị phát hiện."""

import gettext
from pathlib import Path

from babel.messages.catalog import Catalog

from tools.translations import asked_for, compile_all, faults, read, update


def catalog(**sentences: str) -> Catalog:
    made = Catalog(locale="en", fuzzy=False)
    for vietnamese, english in sentences.items():
        made.add(vietnamese.replace("_", " "), english)
    return made


def test_sentences_come_from_code_and_from_templates(tmp_path: Path):
    (tmp_path / "views.py").write_text('title = gettext_lazy("Kế hoạch")', encoding="utf-8")
    templates = tmp_path / "templates/tasks"
    templates.mkdir(parents=True)
    (templates / "list.html").write_text(
        '{% load i18n %}{% translate "Nhiệm vụ" %}'
        "{% blocktranslate count n=n %}{{ n }} việc{% plural %}{{ n }} việc{% endblocktranslate %}",
        encoding="utf-8",
    )

    found = {message.id for message in asked_for(tmp_path) if message.id}

    assert found == {"Kế hoạch", "Nhiệm vụ", ("%(n)s việc", "%(n)s việc")}


def test_a_missing_translation_is_found():
    assert list(faults(catalog(Kế_hoạch=""), catalog())) == [
        "Thiếu bản dịch tiếng Anh: «Kế hoạch» ()"
    ]


def test_an_uncertain_translation_is_found():
    uncertain = Catalog(locale="en", fuzzy=False)
    uncertain.add("Kế hoạch", "Plane", flags=["fuzzy"])

    assert list(faults(catalog(Kế_hoạch=""), uncertain)) == [
        "Bản dịch tiếng Anh chưa chắc (fuzzy): «Kế hoạch» ()"
    ]


def test_a_lost_placeholder_is_found():
    asked, written = Catalog(locale="en", fuzzy=False), Catalog(locale="en", fuzzy=False)
    asked.add("Còn %(days)s ngày", flags=["python-format"])
    written.add("Còn %(days)s ngày", "%(hours)s days left", flags=["python-format"])

    assert list(faults(asked, written)) == [
        "Bản dịch tiếng Anh sai chỗ điền (%s, %(tên)s): «Còn %(days)s ngày» ()"
    ]


def test_a_translation_that_nothing_asks_for_is_found():
    assert list(faults(catalog(), catalog(Kế_hoạch="Plan"))) == [
        "Bản dịch không còn câu gốc trong mã: «Kế hoạch»"
    ]


def test_an_update_keeps_what_is_translated_and_drops_what_is_gone(tmp_path: Path):
    po = tmp_path / "locale/en/LC_MESSAGES/django.po"
    source = tmp_path / "views.py"
    source.write_text('gettext("Kế hoạch"); gettext("Báo cáo")', encoding="utf-8")
    update(po, tmp_path)
    filled = po.read_text(encoding="utf-8").replace(
        'msgid "Kế hoạch"\nmsgstr ""', 'msgid "Kế hoạch"\nmsgstr "Plan"'
    )
    po.write_text(filled, encoding="utf-8")

    source.write_text('gettext("Kế hoạch")', encoding="utf-8")
    update(po, tmp_path)

    assert {message.id: message.string for message in read(po) if message.id} == {
        "Kế hoạch": "Plan"
    }


def test_a_compiled_file_speaks_english(tmp_path: Path):
    po = tmp_path / "locale/en/LC_MESSAGES/django.po"
    po.parent.mkdir(parents=True)
    po.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Kế hoạch"\nmsgstr "Plan"\n',
        encoding="utf-8",
    )

    assert compile_all(tmp_path) == 1
    with po.with_suffix(".mo").open("rb") as stream:
        assert gettext.GNUTranslations(stream).gettext("Kế hoạch") == "Plan"
