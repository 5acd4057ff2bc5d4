"""The form that was given out comes back: every cell by its key, nothing guessed."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hoinghi.reports import services
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell, Content, of_json
from hoinghi.reports.form_views import head_of, key_of
from hoinghi.reports.form_writing import form
from hoinghi.reports.merging import Written
from hoinghi.reports.models import FileKind, OutlineVersion, Report, ReportFile, ReportOutline
from hoinghi.reports.outline_queries import asked_of
from tests.factories import PASSWORD, make_account, make_conference

pytestmark = pytest.mark.django_db
DAY = date(2023, 11, 30)


def number(value, *, official: bool = False, day: date = DAY) -> Answer:
    return Answer(said=Said.NUMBER, number=Decimal(value), is_official=official, as_of=day)


FILLED = {
    Cell("NG01_START", "2023"): number(2540, official=True),
    Cell("NG01", "2023"): number(2611),
    Cell("NG02", "2023"): number(241, official=True, day=date(2023, 1, 31)),
    Cell("TH01", "2023"): Answer(said=Said.NOT_APPLICABLE),
    Cell("VN01", "2023", "DA2/trung-uong"): number("1250.5"),
}


@pytest.fixture
def report() -> Report:
    conference = make_conference()
    found = Report.objects.filter(organisation__kind="peoples_committee").select_related(
        "outline__conference", "organisation", "version", "call"
    )
    return found.filter(outline__conference=conference).first()


@pytest.fixture
def writer(report, client):
    account = make_account(username="xa", body=report.organisation)
    assert client.login(username="xa", password=PASSWORD)
    return account


def address(report: Report, name: str = "bring", *more: int) -> str:
    return reverse(f"reports:{name}", args=[report.outline.conference.slug, report.pk, *more])


def send(client, report: Report, data: bytes, name: str = "bieu.xlsx"):
    return client.post(address(report), {"file": SimpleUploadedFile(name, data)})


def page_after(client, report: Report, data: bytes):
    answer = send(client, report, data)
    assert answer.status_code == 302, answer.content.decode()
    kept = ReportFile.objects.filter(report=report, kind=FileKind.SOURCE).last()
    return kept, client.get(address(report, "brought", kept.pk))


def ticked(page) -> dict[str, str]:
    shown = page.context["page"]
    rows = (*shown.rows, *shown.left, *shown.texts, *shown.reasons)
    fields = {f"lay-{row.name}": "on" for row in rows if row.is_taken}
    fields |= {f"muc-{row.name}": row.number for row in shown.texts}
    return fields | {"stamp": str(page.context["report"].stamp)}


def filled_form(report: Report, content: Content | None = None) -> bytes:
    told = Content(answers=FILLED, texts={"IV": "<p>Khá hơn trước.</p>"})
    return form(asked_of(report), head_of(report), content or told)


def test_a_form_comes_back_with_its_kinds_days_and_cells(client, report, writer):
    kept, page = page_after(client, report, filled_form(report))

    answer = client.post(address(report, "brought", kept.pk), ticked(page))

    assert answer.status_code == 302
    content = of_json(Report.objects.get(pk=report.pk).draft)
    numbers = {cell: one for cell, one in content.answers.items() if one.said is Said.NUMBER}
    assert numbers == {cell: one for cell, one in FILLED.items() if one.said is Said.NUMBER}
    assert content.answers[Cell("TH01", "2023")].said is Said.NOT_APPLICABLE
    assert content.texts == {"IV": "<p>Khá hơn trước.</p>"}
    place = content.sources["NG01|2023|"]
    assert place.startswith("bieu.xlsx, ô ")
    assert place.endswith(", trang tính “Số liệu”")
    assert "Vốn" in content.sources["VN01|2023|DA2/trung-uong"]


def test_what_the_draft_holds_already_is_not_asked_again(client, report, writer):
    kept, page = page_after(client, report, filled_form(report))
    client.post(address(report, "brought", kept.pk), ticked(page))

    again = client.get(address(report, "brought", kept.pk))

    assert again.context["page"].is_empty
    assert again.context["page"].same == len(FILLED) + 1


def test_a_kind_that_changed_is_a_change(client, report, writer):
    before = Written(answers={Cell("NG01", "2023"): (None, number(2611, official=True))})
    services.save(report, before, by=writer)

    _kept, page = page_after(client, report, filled_form(report))

    row = next(r for r in page.context["page"].rows if r.figure.cell == Cell("NG01", "2023"))
    assert (row.before, row.typed) == ("2.611", "2.611")
    assert (row.beside_before, row.beside) == ("chính thức, 30/11/2023", "sơ bộ, 30/11/2023")


def test_a_cell_that_is_no_number_is_told_with_its_place(client, report, writer):
    book = openpyxl.load_workbook(io.BytesIO(filled_form(report)))
    sheet = book["Số liệu"]
    row = next(r[0].row for r in sheet.iter_rows() if r[0].value == "NG01")
    column = next(c.column for c in sheet[4] if c.value == "so|2023|")
    cell = sheet.cell(row=row, column=column)
    cell.value = "hơn hai nghìn"
    made = io.BytesIO()
    book.save(made)

    _kept, page = page_after(client, report, made.getvalue())

    wrong = page.context["page"].wrong
    assert [one.where.ref for one in wrong] == [cell.coordinate]
    text = page.content.decode()
    assert f'href="#{wrong[0].where.anchor}"' in text
    assert f'id="{wrong[0].where.anchor}"' in text


def test_a_figure_that_a_form_leaves_empty_stays(client, report, writer):
    before = Written(answers={Cell("NG03", "2023"): (None, number(128))})
    services.save(report, before, by=writer)
    kept, page = page_after(client, report, filled_form(report))

    client.post(address(report, "brought", kept.pk), ticked(page))

    assert page.context["page"].unsaid == 1
    content = of_json(Report.objects.get(pk=report.pk).draft)
    assert content.answers[Cell("NG03", "2023")] == number(128)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"report": 10**6, "body": 10**6}, "đơn vị khác"),
        ({"report": 10**6, "outline": 10**6}, "hội nghị khác"),
        ({"version": 99}, "Không có đề cương lần 99"),
    ],
)
def test_a_form_of_somebody_else_is_refused_with_a_sentence(client, report, writer, change, said):
    head = head_of(report)
    data = form(asked_of(report), replace(head, key=replace(head.key, **change)))

    answer = send(client, report, data)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not ReportFile.objects.filter(report=report).exists()


def test_a_form_of_another_outline_of_the_conference_names_it(client, report, writer):
    other = ReportOutline.objects.get(pk=report.outline_id)
    other.pk, other.code, other.title = None, "khac", "Báo cáo về việc khác hẳn"
    other.save(force_insert=True)
    head = head_of(report)
    key = replace(key_of(report), report=10**6, outline=other.pk)

    answer = send(client, report, form(asked_of(report), replace(head, key=key)))

    assert other.title in answer.content.decode()


def test_a_form_of_an_earlier_version_is_taken_by_the_keys_that_are_still_asked(
    client, report, writer
):
    data = filled_form(report)
    asked = asked_of(report)
    later = OutlineVersion.objects.create(
        outline=report.outline,
        number=report.version.number + 1,
        content=report.version.content,
        released_at=report.version.released_at,
        released_by="x",
    )
    kept = [code for code in asked.allocation.indicators if code != "NG02"]
    Report.objects.filter(pk=report.pk).update(
        version=later, allocation=report.allocation | {"indicators": kept}
    )

    _kept, page = page_after(client, report, data)

    shown = page.context["page"]
    assert "nay là lần" in shown.notes[0]
    assert Cell("NG02", "2023") not in {row.figure.cell for row in shown.rows}
    assert [row.figure.label.split(":")[0] for row in shown.left] == ["NG02 2023"]


def test_a_form_without_its_keys_is_read_like_any_workbook(client, report, writer):
    book = openpyxl.load_workbook(io.BytesIO(filled_form(report)))
    book["_khoa"].delete_rows(1, 20)
    made = io.BytesIO()
    book.save(made)

    _kept, page = page_after(client, report, made.getvalue())

    assert not page.context["page"].is_form


def test_a_reason_in_the_form_goes_to_the_rule_that_it_explains(client, report, writer):
    told = {
        Cell("NG02", "2023"): number(100),
        Cell("NG10", "2023"): number(90),
    }
    book = openpyxl.load_workbook(io.BytesIO(filled_form(report, Content(answers=told))))
    sheet = book["Số liệu"]
    row = next(r[0].row for r in sheet.iter_rows() if r[0].value == "NG10")
    column = next(c.column for c in sheet[4] if c.value == "@giai-trinh")
    sheet.cell(row=row, column=column).value = "Rà soát lại"
    made = io.BytesIO()
    book.save(made)
    kept, page = page_after(client, report, made.getvalue())

    client.post(address(report, "brought", kept.pk), ticked(page))

    content = of_json(Report.objects.get(pk=report.pk).draft)
    assert set(content.reasons.values()) == {"Rà soát lại"}
    assert all(key.startswith("NG10|2023|") for key in content.reasons)
