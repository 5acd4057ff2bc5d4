"""Targets and known figures: typed, sent out as Excel, taken in with every bad cell told."""

import io
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hoinghi.reports import figure_list_acts
from hoinghi.reports.figure_list import ListKind, Place
from hoinghi.reports.figure_list_acts import Typed
from hoinghi.reports.models import KnownFigure, Report, ReportOutline, Target
from tests.factories import make_clerk, make_conference

pytestmark = pytest.mark.django_db


@pytest.fixture
def outline() -> ReportOutline:
    return ReportOutline.objects.get(conference=make_conference())


@pytest.fixture
def office(outline):
    return make_clerk(outline.conference)


@pytest.fixture
def client(office) -> Client:
    made = Client()
    made.force_login(office)
    return made


@pytest.fixture
def commune() -> Report:
    return Report.objects.filter(organisation__name="Ủy ban nhân dân xã Bình Châu").get()


def page(outline: ReportOutline, name: str, *more: str) -> str:
    return reverse(f"reports:{name}", args=[outline.conference.slug, outline.pk, *more])


def workbook(client: Client, outline: ReportOutline, kind: str) -> openpyxl.Workbook:
    found = client.get(page(outline, "figure-book", kind))
    return openpyxl.load_workbook(io.BytesIO(found.content))


def sent(client: Client, outline: ReportOutline, kind: str, book: openpyxl.Workbook):
    made = io.BytesIO()
    book.save(made)
    file = SimpleUploadedFile("a.xlsx", made.getvalue())
    return client.post(page(outline, "figure-list", kind), {"file": file})


def put(book: openpyxl.Workbook, body: str, code: str, value, column: str = "2023") -> None:
    sheet = book.active
    heads = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        if (row[0].value, row[1].value) == (body, code):
            row[heads.index(column)].value = value
            return
    raise AssertionError(body)


def test_a_target_is_typed_changed_and_emptied(client, outline, commune):
    there, body = page(outline, "targets"), commune.organisation_id

    client.post(there, {"don-vi": body, "NG03|2023": "1.200", "co-NG03|2023": ""})
    first = Target.objects.get().value
    client.post(there, {"don-vi": body, "NG03|2023": "", "co-NG03|2023": "1200.000"})

    assert first == 1200
    assert not Target.objects.exists()


def test_what_is_no_number_stays_in_its_field_and_the_rest_is_kept(client, outline):
    there = page(outline, "targets")
    told = {"NG03|": "ít", "co-NG03|": "", "NG04|": "2,5", "co-NG04|": ""}

    answer = client.post(there, told)

    assert answer.status_code == 422
    assert 'value="ít"' in answer.content.decode()
    assert Target.objects.get(organisation=None, period="").value == Decimal("2.5")


def test_of_two_people_who_set_a_target_the_first_is_kept(outline, office):
    place = Place(body=None, indicator="NG03", period="2023")
    figure_list_acts.type_targets(outline, {place: Typed(before=None, after=Decimal(5))}, by=office)

    clashes = figure_list_acts.type_targets(
        outline, {place: Typed(before=None, after=Decimal(6))}, by=office
    )

    assert clashes == (place,)
    assert Target.objects.get().value == 5


def test_targets_go_out_as_excel_and_come_back_after_a_preview(client, outline, commune):
    book = workbook(client, outline, "targets")
    put(book, "Toàn hội nghị", "NG03", 900)
    put(book, "Ủy ban nhân dân xã Bình Châu", "NG04", 2.25, "Cuối giai đoạn")

    preview = sent(client, outline, "targets", book)
    before = Target.objects.count()
    client.post(page(outline, "figure-list", "targets"), {"xac-nhan": preview.context["payload"]})

    assert (preview.context["new"], before) == (2, 0)
    assert figure_list_acts.standing(outline, ListKind.TARGETS) == {
        Place(body=None, indicator="NG03", period="2023"): (Decimal(900), ""),
        Place(body=commune.organisation_id, indicator="NG04", period=""): (Decimal("2.25"), ""),
    }


def test_every_bad_cell_is_told_and_the_good_ones_can_be_taken(client, outline):
    book = workbook(client, outline, "known")
    put(book, "Ủy ban nhân dân xã Bình Châu", "NG03", "nhiều")
    put(book, "Ủy ban nhân dân xã Bình Châu", "NG01", 4000)
    sheet = book.active
    sheet.append(["UBND xã Không Có", "NG03", "", "", "", 3])
    sheet.append(["Ủy ban nhân dân xã Bình Châu", "ZZ99", "", "", "", 3])
    sheet.append(["Ủy ban nhân dân xã Bình Châu", "VN01", "", "", "DA2/khac", 3])

    preview = sent(client, outline, "known", book)

    told = " ".join(map(str, preview.context["listed"].faults))
    assert len(preview.context["listed"].faults) == 4
    for why in ("không phải một số", "không phải đơn vị phải báo cáo", "đề cương không hỏi",
                "không phải dự án và nguồn vốn"):  # fmt: skip
        assert why in told
    client.post(page(outline, "figure-list", "known"), {"xac-nhan": preview.context["payload"]})
    assert KnownFigure.objects.get().value == 4000


def test_a_file_without_the_columns_is_explained(client, outline):
    book = openpyxl.Workbook()
    book.active.append(["Tên", "Số"])
    book.active.append(["A", 1])

    preview = sent(client, outline, "known", book)

    assert "không thấy các cột" in preview.content.decode()
    assert "payload" not in preview.context or preview.context["new"] == 0


def test_a_preview_of_another_list_is_not_taken(client, outline):
    book = workbook(client, outline, "known")
    put(book, "Ủy ban nhân dân xã Bình Châu", "NG01", 4000)
    preview = sent(client, outline, "known", book)

    client.post(page(outline, "figure-list", "targets"), {"xac-nhan": preview.context["payload"]})

    assert not Target.objects.exists()
    assert not KnownFigure.objects.exists()
