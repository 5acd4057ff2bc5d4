"""The page on which a body writes its report."""

import io
import json
import re
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from hoinghi.reports import behalf, services
from hoinghi.reports.merging import Written
from hoinghi.reports.models import KnownFigure, Report, ReportFile, ReportRevision
from hoinghi.reports.permissions import standing_in
from hoinghi.reports.refusals import BodyHasBegun
from hoinghi.reports.writing_page import acts_of
from hoinghi.tasks.models import Duty
from hoinghi.units.models import Account, Membership, Organisation, UnitRole
from tests.factories import make_account, make_clerk, make_conference

IN_TIME = timezone.make_aware(datetime(2023, 11, 20, 9))
pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    make_conference()
    found = Report.objects.filter(organisation__kind="peoples_committee").select_related("outline")
    return found.first()


@pytest.fixture
def writer(report, client):
    account = make_account(username="xa", body=report.organisation)
    client.force_login(account)
    return account


def at(name: str, report: Report, *more) -> str:
    return reverse(f"reports:{name}", args=[report.outline.conference.slug, report.pk, *more])


def save(client, report, **told):
    answer = client.post(at("save", report), json.dumps(told), content_type="application/json")
    return answer, answer.json()


def figure(typed, before=None, status="preliminary", as_of="2023-11-20"):
    return {"before": before, "typed": typed, "status": status, "as_of": as_of}


def test_the_page_opens_with_sections_figures_and_what_is_known(report, writer, client):
    page = client.get(at("write", report))

    assert page.status_code == 200
    assert b'data-cell="NG03|2023|"' in page.content


def test_what_is_typed_is_saved_cell_by_cell(report, writer, client):
    _, told = save(
        client, report, answers={"TH01|2023|": figure("1.234"), "TH02|2023|": figure("x")}
    )

    assert told["answers"]["TH01|2023|"]["typed"] == "1.234"
    assert "TH02|2023|" in told["problems"]
    report.refresh_from_db()
    assert report.draft["answers"] == {"TH01|2023|": ["number", "1234", False, "2023-11-20"]}


def sent_in_time(report) -> None:
    report.outline.is_locked_after = False
    report.outline.save()


def act(client, report, name, **more):
    report.refresh_from_db()
    told = {"act": name, "based_on": report.stamp, **more}
    return client.post(at("act", report), told, follow=True)


def test_other_bodies_and_strangers_find_nothing_there(report, writer, client):
    other = Report.objects.exclude(pk=report.pk).filter(organisation__kind="peoples_committee")[0]
    client.force_login(make_account(username="xa-khac", body=other.organisation))

    for name in ("write", "worker"):
        assert client.get(at(name, report)).status_code == 404
    for name in ("save", "act", "attach", "add-picture", "begin-for"):
        assert client.post(at(name, report)).status_code == 404


def test_the_host_sees_no_draft_nor_its_files(report, writer, client):
    save(client, report, texts={"I": {"before": None, "after": "<p>kinsoan</p>"}})
    client.post(at("attach", report), {"kind": "other", "files": text_file("kintep.txt")})
    kept = ReportFile.objects.get()
    client.force_login(make_clerk(report.outline.conference))

    page = client.get(at("write", report))

    assert page.status_code == 200
    assert b"kinsoan" not in page.content
    assert b"kintep" not in page.content
    assert client.get(at("draft-file", report, kept.pk)).status_code == 404
    answer, told = save(client, report)
    assert (answer.status_code, list(told)) == (409, ["refused"])


def text_file(name, content=b"noi dung"):
    return SimpleUploadedFile(name, content)


def test_the_page_takes_as_many_queries_for_ten_peers_as_for_one(report, writer, client):
    others = Report.objects.exclude(pk=report.pk).filter(organisation__kind="peoples_committee")
    counts = []
    for count in (1, 3, 10):
        for other in others[:count]:
            if not other.latest_id:
                by = Account.objects.create_user(f"x{other.pk}", organisation=other.organisation)
                stands, _ = services.save(other, Written(texts={"I": (None, "<p>lời</p>")}), by=by)
                services.send(stands, based_on=stands.stamp, by=by, now=IN_TIME)
        client.get(at("write", report))
        with CaptureQueriesContext(connection) as asked:
            client.get(at("write", report))
        counts.append(len(asked))

    assert len(set(counts)) == 1


def test_without_scripts_the_form_saves_and_sends(report, writer, client):
    sent_in_time(report)
    seen = json.dumps({"answers": {}, "texts": {}, "reasons": {}})
    told = {
        "seen": seen,
        "so:TH01|2023|": "4",
        "noi:TH01|2023|": "official",
        "ngay:2023": "20/11/2023",
        "loi:I": "Dòng một\nDòng <hai>",
        "du-an:DA1": "no",
    }

    page = client.post(at("act", report), {**told, "act": "send"}, follow=True)

    assert "Biên nhận" in page.content.decode()
    content = ReportRevision.objects.get().content
    assert content["answers"]["TH01|2023|"] == ["number", "4", True, "2023-11-20"]
    assert content["answers"]["VN01|2023|DA1/trung-uong"][0] == "not_applicable"
    assert content["texts"]["I"] == "<p>Dòng một</p><p>Dòng &lt;hai&gt;</p>"


def own_days(page) -> list[str]:
    """The days that single figures show as their own."""
    return re.findall(r"<span data-own-day>([^<]+)</span>", page.content.decode())


def test_a_figure_with_a_day_of_its_own_shows_it(report, writer, client):
    of_its_own = figure("3", as_of="30/9/2023")
    save(
        client,
        report,
        answers={
            "TH01|2023|": figure("4"), "TH02|2023|": figure("5"), "TH03|2023|": of_its_own
        },
    )  # fmt: skip

    page = client.get(at("write", report))

    assert own_days(page) == ["30/09/2023"]
    assert 'name="ngay-rieng:TH03|2023|" value="30/09/2023"' in page.content.decode()


def form_of(report, **told):
    """What a browser without scripts sends of the three figures that the page had shown."""
    report.refresh_from_db()
    shown = {"TH01": "4", "TH02": "5", "TH03": "3"}
    return {
        "seen": json.dumps(report.draft),
        **{f"so:{code}|2023|": number for code, number in shown.items()},
        **{f"noi:{code}|2023|": "preliminary" for code in shown},
        **{f"ngay-rieng:{code}|2023|": "" for code in shown},
        "ngay:2023": "20/11/2023",
        "ngay-cu:2023": "2023-11-20",
        **told,
    }


@pytest.mark.parametrize(
    ("told", "number", "day"),
    [
        ({"so:TH03|2023|": "7"}, "7", "2023-09-30"),
        ({"ngay:2023": "21/11/2023"}, "3", "2023-09-30"),
        ({"ngay-rieng:TH03|2023|": "15-10-2023"}, "3", "2023-10-15"),
        ({"ngay-rieng:TH03|2023|": " "}, "3", "2023-11-20"),
    ],
)
def test_without_scripts_the_day_of_one_figure_stays_with_it(
    report, writer, client, told, number, day
):
    answers = {"TH01|2023|": figure("4"), "TH02|2023|": figure("5")}
    answers["TH03|2023|"] = figure("3", as_of="2023-09-30")
    save(client, report, answers=answers)
    own = {"ngay-rieng:TH03|2023|": "30/09/2023"}

    answer = client.post(at("write", report), form_of(report, **own | told))

    assert answer.status_code == 302
    report.refresh_from_db()
    assert report.draft["answers"]["TH03|2023|"] == ["number", number, False, day]
    others = {report.draft["answers"][f"{code}|2023|"][3] for code in ("TH01", "TH02")}
    assert others == {"2023-11-21" if "ngay:2023" in told else "2023-11-20"}


def test_a_day_that_is_none_is_asked_about_and_nothing_of_it_saved(report, writer, client):
    _, told = save(client, report, answers={"TH01|2023|": figure("4", as_of="31/9/2023")})
    page = client.post(at("write", report), form_of(report, **{"ngay-rieng:TH03|2023|": "hôm qua"}))

    assert "31/9/2023" in told["problems"]["TH01|2023|"]["said"]
    assert page.status_code == 422
    assert 'value="hôm qua"' in page.content.decode()
    assert 'name="so:TH03|2023|" value="3"' in page.content.decode()
    report.refresh_from_db()
    assert "TH03|2023|" not in report.draft["answers"]


def test_words_beyond_what_is_kept_are_refused_and_not_cut_off(report, writer, client):
    answer, told = save(client, report, texts={"I": {"before": None, "after": "a" * 200_001}})

    assert answer.status_code == 409
    assert "mục I dài quá" in told["refused"]
    report.refresh_from_db()
    assert report.stamp == 0


def test_a_year_that_is_a_slip_of_the_hand_is_asked_about(report, writer, client):
    _, told = save(client, report, answers={"TH01|2023|": figure("4", as_of="30/9/3023")})

    assert "30/9/3023" in told["problems"]["TH01|2023|"]["said"]


def test_without_scripts_a_table_is_not_lost_and_two_people_are_told(report, writer, client):
    table = "<p>a</p><table><tbody><tr><td>1</td></tr></tbody></table>"
    save(client, report, texts={"I": {"before": None, "after": table}})
    report.refresh_from_db()
    seen = json.dumps(report.draft)
    save(client, report, answers={"TH01|2023|": figure("9")})

    page = client.post(
        at("write", report),
        {"seen": seen, "so:TH01|2023|": "7", "noi:TH01|2023|": "preliminary", "loi:I": "a\n1"},
    )

    assert page.status_code == 409
    assert "“9 (số liệu đến 20/11/2023)”" in page.content.decode()
    report.refresh_from_db()
    assert report.draft["texts"]["I"] == table
    assert report.draft["answers"]["TH01|2023|"][1] == "9"


@pytest.mark.parametrize(
    "told",
    [
        "khong phai json",
        "[]",
        '{"answers": []}',
        '{"answers": {"NG03|2023|": 1}}',
        '{"texts": {"I": {"before": null}}}',
        '{"answers": {"TH01|2023|": {"before": ["x"], "typed": "1", "status": "official"}}}',
        '{"texts": {"I": {"before": null, "after": 5}}}',
    ],
)
def test_what_cannot_be_read_is_refused_and_changes_nothing(report, writer, client, told):
    answer = client.post(at("save", report), told, content_type="application/json")

    assert answer.status_code == 400
    report.refresh_from_db()
    assert report.stamp == 0


def test_taking_back_is_offered_only_while_it_can_be_sent_again(report, writer, client):
    # An empty list of figures is no obstacle here: only the state matters to the buttons.
    Report.objects.filter(pk=report.pk).update(state="sent")
    stands = Report.objects.get(pk=report.pk)
    standing = standing_in(report.outline.conference, writer)

    assert [act.name for act in acts_of(stands, standing)] == []

    stands.extended_until = timezone.localdate()
    assert [act.name for act in acts_of(stands, standing)] == ["withdraw"]


def test_hostile_words_are_cleaned_and_strange_places_left_out(report, writer, client):
    save(
        client,
        report,
        answers={"KHONG|2023|": figure("1"), "NG04|2023|": figure("1")},
        texts={
            "I": {"before": None, "after": "<p onclick=x>a<script>alert(1)</script></p>"},
            "IX": {"before": None, "after": "<p>b</p>"},
        },
        reasons={"KHONG|2023||?": {"before": None, "after": "c"}},
    )

    report.refresh_from_db()
    assert report.draft == {"answers": {}, "texts": {"I": "<p>a</p>"}, "reasons": {}}


def picture(mode="RGB", sort="JPEG", size=(2600, 40)):
    out = io.BytesIO()
    drawn = Image.new(mode, size, 200)
    exif = drawn.getexif()
    exif[0x010F] = "kinmay"
    drawn.save(out, sort, exif=exif)
    return out.getvalue()


def test_a_picture_is_drawn_anew_and_is_for_its_own_body(report, writer, client):
    told = client.post(
        at("add-picture", report), {"picture": text_file("anh.jpg", picture())}
    ).json()

    shown = client.get(told["url"])

    assert shown.headers["Content-Type"] == "image/jpeg"
    assert b"kinmay" not in shown.content
    assert max(Image.open(io.BytesIO(shown.content)).size) == 2000
    client.force_login(make_clerk(report.outline.conference))
    assert client.get(told["url"]).status_code == 404


@pytest.mark.parametrize(
    ("kind", "name", "content"),
    [
        ("signed", "ky.pdf", b"MZ\x90"),
        ("signed", "ky.docx", b"PK\x03\x04"),
        ("other", "ma.exe", b"MZ"),
        ("other", "trang.html", b"<html>"),
        ("other", "gia.png", b"<svg onload=alert(1)>"),
        ("other", "rong.pdf", b""),
    ],
)
def test_hostile_and_wrong_files_are_refused(report, writer, client, kind, name, content):
    client.post(at("attach", report), {"kind": kind, "files": text_file(name, content)})
    drawn = client.post(at("add-picture", report), {"picture": text_file("a.png", content)})

    assert drawn.status_code == 409
    assert not ReportFile.objects.exists()


def test_a_file_is_given_to_be_saved_and_can_be_taken_out(report, writer, client):
    client.post(at("attach", report), {"kind": "signed", "files": text_file("ký.pdf", b"%PDF-1")})
    kept = ReportFile.objects.get()

    given = client.get(at("draft-file", report, kept.pk))
    client.post(at("draft-file", report, kept.pk))

    assert given.headers["Content-Disposition"].startswith("attachment")
    assert given.headers["X-Content-Type-Options"] == "nosniff"
    assert client.get(at("draft-file", report, kept.pk)).status_code == 404


def test_inside_the_body_the_leader_sends_back_approves_and_the_signed_copy_follows(
    report, writer, client
):
    sent_in_time(report)
    Organisation.objects.filter(pk=report.organisation_id).update(leader_approves=True)
    leader = make_account(username="chutich", body=report.organisation)
    Account.objects.filter(username="chutich").update(full_name="Võ Văn Lãnh")
    Membership.objects.create(
        account=leader, organisation=report.organisation, role=UnitRole.LEADER
    )
    save(client, report, answers={"TH01|2023|": figure("4")})
    assert "Đã trình lãnh đạo" in act(client, report, "ask").content.decode()
    answer, _ = save(client, report, answers={"TH01|2023|": figure("5")})
    assert answer.status_code == 409

    client.force_login(leader)
    page = act(client, report, "send_back", text="Thiếu số hộ cận nghèo")
    assert "Thiếu số hộ cận nghèo" in page.content.decode()
    client.force_login(writer)
    act(client, report, "ask")
    client.force_login(leader)
    act(client, report, "approve")
    client.force_login(writer)
    client.post(at("attach", report), {"kind": "signed", "files": text_file("k.pdf", b"%PDF-1")})
    page = act(client, report, "send")

    assert "Võ Văn Lãnh" in page.content.decode()
    revision = ReportRevision.objects.get()
    assert [file.name for file in revision.files.all()] == ["k.pdf"]


def test_the_receipt_tells_what_is_no_longer_as_it_was(report, writer, client):
    sent_in_time(report)
    save(client, report, answers={"TH01|2023|": figure("4")})
    act(client, report, "send")
    revision = ReportRevision.objects.get()
    page = client.get(at("receipt", report, 1), {"ma": revision.digest[:12].upper()})
    assert "Khớp với lần gửi này" in page.content.decode()
    assert "mã kiểm tra khớp" in page.content.decode()

    ReportRevision.objects.update(content={"answers": {}, "texts": {}, "reasons": {}})

    assert "không khớp" in client.get(at("receipt", report, 1)).content.decode()


def test_the_office_enters_only_where_the_body_has_not_begun_and_says_so(report, writer, client):
    sent_in_time(report)
    clerk = make_clerk(report.outline.conference)
    client.force_login(clerk)
    assert client.post(at("begin-for", report), {"paper": " "}).status_code == 409

    client.post(at("begin-for", report), {"paper": "Báo cáo số 45/BC-UBND"})
    save(client, report, answers={"TH01|2023|": figure("4")})
    client.force_login(writer)
    page = client.get(at("write", report)).content.decode()
    assert "Báo cáo số 45/BC-UBND" in page
    assert save(client, report)[0].status_code == 409
    client.force_login(clerk)
    page = act(client, report, "send").content.decode()

    assert "cơ quan tổ chức nhập thay" in page
    revision = ReportRevision.objects.get()
    assert (revision.sent_by, revision.on_behalf) == (clerk.username, "Báo cáo số 45/BC-UBND")


def test_what_the_body_takes_over_is_its_own_again(report, writer, client):
    clerk = make_clerk(report.outline.conference)
    behalf.begin(report, "thư ngày 20/11", by=clerk)

    act(client, report, "take_over")
    save(client, report, texts={"I": {"before": None, "after": "<p>kinsoan</p>"}})

    client.force_login(clerk)
    assert b"kinsoan" not in client.get(at("write", report)).content
    with pytest.raises(BodyHasBegun):
        behalf.begin(report, "thư khác", by=clerk)


def test_the_share_of_a_task_that_orders_a_report_leads_to_it(report, writer, client):
    duty = Duty.objects.get(organisation=report.organisation, task__position=1)
    slug = report.outline.conference.slug

    page = client.get(reverse("tasks:duty", args=[slug, duty.task_id, duty.pk]))

    assert at("write", report).encode() in page.content


def test_what_a_unit_owes_leads_straight_to_the_report(report, writer, client):
    mine = reverse("tasks:mine")
    before = client.get(mine).text

    Report.objects.filter(pk=report.pk).update(state="sent")
    after = client.get(mine).text

    assert before.count("btn-primary") == 1
    assert f'href="{at("write", report)}"' in before
    assert "Viết báo cáo" in before
    assert at("write", report) not in after


def test_the_official_figure_stands_beside_and_ten_times_as_much_is_asked_about(
    report, writer, client
):
    KnownFigure.objects.create(
        outline=report.outline,
        organisation=report.organisation,
        indicator="TH01",
        period="2023",
        value=40,
        source="Niên giám",
    )

    page = client.get(at("write", report)).content.decode()
    _, told = save(client, report, answers={"TH01|2023|": figure("400")})

    assert "Đã có: 40" in page
    assert "gấp hoặc kém 10 lần" in told["asks"]["TH01"]
    assert "vẫn gửi được" in told["checked"]


@pytest.mark.parametrize(
    "before",
    [
        "abc",
        ["number", "x", False, None],
        ["number", "NaN", False, None],
        ["number", "1e999999", False, None],
    ],
)
def test_what_no_page_of_ours_sends_is_refused_in_words(report, writer, client, before):
    answer, told = save(client, report, answers={"TH01|2023|": figure("1", before)})

    assert (answer.status_code, set(told)) == (400, {"refused"})


def test_a_form_that_lies_about_what_it_showed_is_taken_without_harm(report, writer, client):
    seen = {
        "answers": {"TH01|2023|": ["number", "1e999999999", False, None]},
        "texts": {"II.1": "<" * 1_000_000},
    }
    posted = {"seen": json.dumps(seen), "so:TH01|2023|": "4", "loi:II.1": "Đã làm."}

    answer = client.post(at("write", report), posted)

    assert answer.status_code == 302


def test_a_nest_of_brackets_is_refused_in_words(report, writer, client):
    answer = client.post(at("save", report), "[" * 200_000, content_type="application/json")

    assert answer.status_code == 400


def test_a_reason_is_kept_only_where_one_may_be_asked_for(report, writer, client):
    reason = {"before": None, "after": "Vì sáp nhập\x00\ud800."}
    save(
        client,
        report,
        reasons={"NG03|2023||?": reason, "NG03|x||?": reason, "NG03|2023||a": reason},
    )

    report.refresh_from_db()
    assert report.draft["reasons"] == {"NG03|2023||?": "Vì sáp nhập."}
