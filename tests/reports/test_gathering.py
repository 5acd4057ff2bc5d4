"""Many forms at once: whose each is, entered for a body recorded as such, or handed to it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from hoinghi import libreoffice
from hoinghi.conferences import kept_files
from hoinghi.journal.models import Entry
from hoinghi.reports import previewed, services
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell, Content, of_json
from hoinghi.reports.form_views import head_of
from hoinghi.reports.form_writing import form
from hoinghi.reports.merging import Written
from hoinghi.reports.models import FileKind, Report, ReportFile, ReportOutline, ReportRevision
from hoinghi.reports.outline_queries import asked_of
from hoinghi.reports.unpacked_forms import MOST_FORMS, ManyRefused, unpacked
from tests.factories import PASSWORD, make_account, make_clerk, make_conference

pytestmark = pytest.mark.django_db
PAPER = "Thư điện tử ngày 20/11/2023"
NG01 = Cell("NG01", "2023")


@pytest.fixture
def reports(client) -> list[Report]:
    conference = make_conference()
    make_clerk(conference)
    assert client.login(username="vanphong", password=PASSWORD)
    ReportOutline.objects.filter(conference=conference).update(is_locked_after=False)
    found = Report.objects.filter(
        outline__conference=conference, organisation__kind="peoples_committee"
    ).select_related("outline__conference", "organisation", "version", "call")
    return list(found[:3])


def form_of(of: Report, value: int = 2611, **key: int) -> bytes:
    answer = Answer(
        said=Said.NUMBER, number=Decimal(value), is_official=True, as_of=date(2023, 11, 30)
    )
    head = head_of(of)
    told = Content(answers={NG01: answer}, texts={"IV": "<p>Khá hơn.</p>"})
    return form(asked_of(of), replace(head, key=replace(head.key, **key)), told)


def packed(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in files.items():
            book.writestr(name, data)
    return made.getvalue()


def address(reports: list[Report]) -> str:
    return reverse("reports:gather", args=[reports[0].outline.conference.slug])


def shown(client, reports, files: dict[str, bytes]):
    sent = [SimpleUploadedFile(name, data) for name, data in files.items()]
    return client.post(address(reports), {"files": sent})


def confirm(client, reports, page, **more: str):
    ticked = [str(at) for at, one in enumerate(page.context["found"]) if one.is_ticked]
    fields = {"tep": page.context["token"], "lay": ticked, "paper": PAPER, "xac-nhan": "1"}
    return client.post(address(reports), fields | more)


def test_forms_of_a_packed_file_are_shown_by_body_and_nothing_is_written(client, reports):
    files = {"xa/a.xlsx": form_of(reports[0]), "b.xlsx": form_of(reports[1]), "ghi-chu.txt": b"x"}

    page = shown(client, reports, {"tat-ca.zip": packed(files | {"__MACOSX/._a.xlsx": b"x"})})

    assert [(one.name, one.way) for one in page.context["found"]] == [
        ("a.xlsx", "lay"), ("b.xlsx", "lay"), ("ghi-chu.txt", "refused"),
    ]  # fmt: skip
    assert not Report.objects.exclude(on_behalf="").exists()
    assert not ReportFile.objects.exists()


def test_a_form_is_entered_on_behalf_and_that_is_recorded(client, reports):
    page = shown(client, reports, {"a.xlsx": form_of(reports[0])})

    answer = confirm(client, reports, page)

    assert answer.context["done"] == 1
    report = Report.objects.get(pk=reports[0].pk)
    content = of_json(report.draft)
    assert report.on_behalf == PAPER
    assert content.answers[NG01].number == 2611
    assert content.texts["IV"] == "<p>Khá hơn.</p>"
    assert content.sources["NG01|2023|"].startswith("a.xlsx, ô ")
    acts = set(Entry.objects.values_list("act", flat=True))
    assert {"reports.begin_on_behalf", "reports.lay_form"} <= acts
    assert "reports.send" not in acts


def test_what_is_sent_for_a_body_says_so(client, reports):
    page = shown(client, reports, {"a.xlsx": form_of(reports[0])})

    confirm(client, reports, page, gui="on")

    revision = ReportRevision.objects.get(report=reports[0])
    assert (revision.sent_by, revision.on_behalf) == ("vanphong", PAPER)


def test_a_body_that_writes_itself_is_handed_its_form_and_its_draft_stays(client, reports):
    writer = make_account(username="xa", body=reports[0].organisation)
    services.save(reports[0], Written(texts={"I": (None, "<p>Của xã</p>")}), by=writer)
    before = Report.objects.get(pk=reports[0].pk).draft
    page = shown(client, reports, {"a.xlsx": form_of(reports[0])})
    assert "Của xã" not in page.content.decode()

    confirm(client, reports, page)

    report = Report.objects.get(pk=reports[0].pk)
    assert (report.draft, report.on_behalf) == (before, "")
    kept = ReportFile.objects.get(report=report)
    assert kept.kind == FileKind.HANDED
    client.login(username="xa", password=PASSWORD)
    slug = report.outline.conference.slug
    assert "a.xlsx" in client.get(reverse("reports:bring", args=[slug, report.pk])).content.decode()
    assert (
        client.get(reverse("reports:brought", args=[slug, report.pk, kept.pk])).status_code == 200
    )


def test_a_handed_form_goes_nowhere_before_the_body_takes_it(client, reports):
    writer = make_account(username="xa", body=reports[0].organisation)
    services.save(reports[0], Written(texts={"I": (None, "<p>Của xã</p>")}), by=writer)
    page = shown(client, reports, {"a.xlsx": form_of(reports[0])})
    confirm(client, reports, page)
    report = Report.objects.get(pk=reports[0].pk)

    services.send(report, based_on=report.stamp, by=writer)

    assert ReportFile.objects.get(report=report).revision is None


def test_two_files_of_one_body_are_not_both_taken(client, reports):
    files = {"a.xlsx": form_of(reports[0]), "a2.xlsx": form_of(reports[0], 9)}

    page = shown(client, reports, files)

    assert [one.is_ticked for one in page.context["found"]] == [True, False]
    assert page.context["found"][1].twin == "a.xlsx"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda report: form_of(report, report=10**6, outline=10**6), "hội nghị khác"),
        (lambda report: b"PK\x03\x04hong", "Không phải biểu"),
        (lambda report: b"", "rỗng"),
    ],
)
def test_a_file_that_is_no_form_of_this_conference_says_why(client, reports, make, said):
    page = shown(client, reports, {"la.xlsx": make(reports[0]), "a.xlsx": form_of(reports[0])})

    one = next(one for one in page.context["found"] if one.way == "refused")
    assert said in one.problems[0]


def test_the_forms_come_as_one_workbook(client, reports):
    files = {f"{n}.xlsx": form_of(report, 100 * n) for n, report in enumerate(reports, start=1)}
    page = shown(client, reports, files)

    answer = client.post(address(reports), {"tep": page.context["token"], "tai": "1"})

    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    totals = {row[0]: row[4:] for row in book["Tổng hợp"].iter_rows(values_only=True)}
    assert totals["NG01"] == (100 * sum(range(1, len(reports) + 1)), len(reports), len(reports))


def test_no_paper_no_entering(client, reports):
    page = shown(client, reports, {"a.xlsx": form_of(reports[0])})

    answer = confirm(client, reports, page, paper=" ")

    assert answer.status_code == 422
    assert not Report.objects.exclude(on_behalf="").exists()


def test_what_was_previewed_by_somebody_else_is_not_confirmed(client, reports):
    page = shown(client, reports, {"a.xlsx": form_of(reports[0])})
    make_account(reports[0].outline.conference, username="khac")
    client.login(username="khac", password=PASSWORD)

    assert confirm(client, reports, page).status_code == 422


def test_a_body_has_no_such_page(client, reports):
    make_account(username="xa", body=reports[0].organisation)
    client.login(username="xa", password=PASSWORD)

    assert client.get(address(reports)).status_code in (403, 404)


def test_a_packed_file_that_unpacks_too_far_is_no_form():
    data = packed({"a.xlsx": b"\x00" * (21 * 1024 * 1024), "b.xlsx": b"x"})

    assert [one.data for one in unpacked([("a.zip", data)])] == [None, b"x"]


@pytest.mark.parametrize("data", [b"PK\x03\x04 hong", b""])
def test_a_broken_packed_file_is_refused(data):
    with pytest.raises(ManyRefused, match="bị hỏng"):
        list(unpacked([("a.zip", data)]))


def test_more_files_than_a_page_takes_are_refused():
    with pytest.raises(ManyRefused, match="hơn 2 tệp"):
        list(unpacked([("a.xlsx", b"x")] * 3, most=2))


@pytest.fixture
def store(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def previews(store: Path) -> list[Path]:
    return list((store / "xem-truoc").rglob("*.xlsx"))


def test_a_preview_nobody_confirmed_is_forgotten_after_a_day(client, reports, store):
    page = shown(client, reports, {"a.xlsx": form_of(reports[0])})
    assert len(previews(store)) == 1
    now = timezone.now()

    previewed.forget_old(now + timedelta(hours=23))
    assert len(previews(store)) == 1
    previewed.forget_old(now + timedelta(hours=25))

    assert previews(store) == []
    again = confirm(client, reports, page)
    assert again.status_code == 422
    assert "Bản xem trước đã cũ" in again.content.decode()
    assert not Report.objects.get(pk=reports[0].pk).on_behalf


def test_the_page_says_until_when_files_are_kept_and_no_thanks_takes_them_off(
    client, reports, store
):
    page = shown(client, reports, {"a.xlsx": form_of(reports[0]), "x.xlsx": b"PK\x03\x04?"})
    until = timezone.localtime(page.context["until"])
    assert f"Các tệp giữ đến {until:%H:%M, %d/%m/%Y}" in page.content.decode()

    answer = client.post(address(reports), {"tep": page.context["token"], "bo": "1"})

    assert answer.status_code == 302
    assert previews(store) == []


def test_files_that_reports_rely_on_stay_when_a_preview_is_forgotten(client, reports):
    confirm(client, reports, shown(client, reports, {"a.xlsx": form_of(reports[0])}))

    previewed.forget_old(timezone.now() + timedelta(days=9))

    kept = ReportFile.objects.get(report=reports[0], kind=FileKind.SOURCE)
    assert kept_files.read(kept.path, kept.sha256)


def test_a_confirmation_cut_off_in_the_middle_is_finished_by_repeating_it(
    client, reports, monkeypatch
):
    page = shown(
        client, reports, {f"{at}.xlsx": form_of(one, 10 + at) for at, one in enumerate(reports)}
    )
    record = services.recorded

    def cut(act, report, *rest, **data):
        if act == "lay_form" and report.pk == reports[1].pk:
            raise SystemError("the power went")
        return record(act, report, *rest, **data)

    monkeypatch.setattr(services, "recorded", cut)
    with pytest.raises(SystemError):
        confirm(client, reports, page)
    half = Report.objects.get(pk=reports[1].pk)
    assert (half.on_behalf, any(half.draft.values())) == ("", False)
    assert not ReportFile.objects.filter(report=half).exists()
    monkeypatch.undo()

    done = confirm(client, reports, page)

    assert done.context["done"] == 3
    numbers = [of_json(Report.objects.get(pk=one.pk).draft).answers[NG01].number for one in reports]
    assert numbers == [10, 11, 12]
    assert Entry.objects.filter(act="reports.lay_form").count() == 3


def test_who_saw_an_older_draft_does_not_write_over_another_clerk(client, reports):
    mine = shown(client, reports, {"a.xlsx": form_of(reports[0], 1)})
    confirm(client, reports, shown(client, reports, {"b.xlsx": form_of(reports[0], 2)}))

    late = confirm(client, reports, mine)

    assert late.context["done"] == 0
    assert of_json(Report.objects.get(pk=reports[0].pk).draft).answers[NG01].number == 2


@pytest.mark.parametrize("number", [101, 501])
def test_as_many_loose_files_as_the_page_promises_are_taken(client, reports, number):
    page = shown(client, reports, {f"{at}.xlsx": b"?" for at in range(number)})

    told = page.content.decode()
    assert ("Hãy chia thành nhiều lần." in told) == (number > MOST_FORMS)
    assert page.status_code == (422 if number > MOST_FORMS else 200)


@pytest.mark.office
def test_a_form_saved_again_by_libreoffice_reads_the_same(client, reports):
    own = form_of(reports[0])
    again = libreoffice.convert(own, ".xlsx", "xlsx")

    assert again != own
    one, other = shown(client, reports, {"a.xlsx": own, "b.xlsx": again}).context["found"]
    assert (other.way, other.report, other.content) == (one.way, one.report, one.content)
    assert other.problems == one.problems


def test_what_can_be_taken_stands_first_and_is_ticked_by_its_own_number(client, reports):
    files = {"hong.xlsx": b"PK\x03\x04?", "a.xlsx": form_of(reports[0])}
    page = shown(client, reports, files)

    assert [(at, one.name) for at, one in page.context["rows"]] == [
        (1, "a.xlsx"),
        (0, "hong.xlsx"),
    ]
    assert confirm(client, reports, page).context["done"] == 1
