"""A list comes in by the page: read, shown with every fault, confirmed in one transaction."""

from __future__ import annotations

import io
import time
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hoinghi.units import lists, workbooks
from hoinghi.units.comparing import State
from hoinghi.units.models import Account, AdminUnit, ListDraft, ListKind, Organisation, PostHolder
from hoinghi.units.services import import_bodies
from hoinghi.units.tables import read_tables
from tests.factories import make_account, make_clerk, make_conference

pytestmark = pytest.mark.django_db

HEADS = ["TT", "Tên đơn vị", "Viết tắt", "Loại", "Cấp", "Trực thuộc", "Từ ngày", "Đến hết ngày"]
PARENT = "Ủy ban nhân dân xã Bình Sơn"


def sheet(*rows: list[object], heads: list[str] = HEADS, above: int = 3) -> bytes:
    """An Excel file as clerks have them: titles over the heading, a row that numbers columns."""
    book = openpyxl.Workbook()
    page = book.active
    page.append(["ỦY BAN NHÂN DÂN XÃ BÌNH SƠN"])
    page.merge_cells("A1:D1")
    page.append(["DANH SÁCH ĐƠN VỊ"])
    for _ in range(above - 2):
        page.append([])
    page.append(heads)
    page.append(list(range(1, len(heads) + 1)))
    for row in rows:
        page.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.fixture
def clerk() -> Account:
    make_conference()
    return Account.objects.create_superuser("quantri", password="khong dung den")


def sent(clerk: Account, data: bytes, kind: ListKind = ListKind.BODIES) -> ListDraft:
    return lists.take_in(data, "danh-sach.xlsx", size=len(data), kind=kind, by=clerk)


def confirmed(draft: ListDraft, clerk: Account, **how: object) -> dict[str, int]:
    seen = lists.outlook(draft, by=draft.uploaded_by).fingerprint
    return lists.confirm(draft, by=clerk, seen=seen, since=lists.last_act(), **how)


def states(draft: ListDraft) -> list[State]:
    return [entry.state for entry in lists.outlook(draft, by=draft.uploaded_by).entries]


def test_a_list_as_a_clerk_has_it_is_read_and_taken_when_confirmed(clerk):
    draft = sent(
        clerk,
        sheet(
            [1, " Phòng Văn hoá -  Xã hội xã Bình Sơn ", "P. VHXH", "Phòng", "Xã", PARENT,
             date(2025, 7, 1), None],
            [None] * 8,
            [2, "Trường Tiểu học Bình Long", None, None, None, "UBND xã Bình Sơn", "1/7/2025", ""],
        ),
    )  # fmt: skip

    assert states(draft) == [State.NEW, State.NEW]
    assert not Organisation.objects.filter(name__contains="Bình Long", kind="school").exists()
    taken = confirmed(draft, clerk)

    assert (taken["new"], taken["bad"]) == (2, 0)
    school = Organisation.objects.get(name="Trường Tiểu học Bình Long")
    assert (school.kind, school.level, school.valid_from) == (
        "school", "commune", date(2025, 7, 1),
    )  # fmt: skip
    assert school.parent.name == PARENT
    assert school.place.name == "Xã Bình Sơn"


def test_the_same_list_again_changes_nothing_and_a_double_click_neither(clerk):
    data = sheet([1, "Phòng Kinh tế xã Bình Sơn", "", "", "", PARENT, "", ""])
    draft = sent(clerk, data)

    first = confirmed(draft, clerk)
    again = lists.confirm(draft, by=clerk, seen="", since=0)

    assert first == again
    assert states(sent(clerk, data)) == [State.SAME]
    assert Organisation.objects.filter(name="Phòng Kinh tế xã Bình Sơn").count() == 1


def test_every_bad_cell_is_told_with_its_place_and_what_is_meant(clerk):
    draft = sent(
        clerk,
        sheet(
            [1, "Tổ hợp tác Đồng Xanh", "", "Hợp tác xả", "xã", PARENT, "", ""],
            [2, "Trạm Y tế xã Bình Sơn", "", "", "xóm", PARENT, 45839, "2025"],
            [3, "", "", "", "", PARENT, "31/02/2025", ""],
            [4, "Công an xã Bình Sơn", "", "", "", "Ủy ban nhân dân xã Bình Son", "", ""],
        ),
    )

    told = [
        (f.row, f.column, f.value, f.suggestion)
        for f in lists.outlook(draft, by=draft.uploaded_by).faults
    ]
    assert sorted(told) == [
        (6, "D", "Hợp tác xả", "Hợp tác xã"),
        (7, "E", "xóm", ""),
        (7, "G", "45839", "01/07/2025"),
        (7, "H", "2025", "01/01/2025"),
        (8, "B", "", ""),
        (8, "G", "31/02/2025", ""),
        (9, "F", "Ủy ban nhân dân xã Bình Son", "Ủy ban nhân dân xã Bình Sơn"),
    ]


def test_bad_rows_stop_the_list_unless_the_clerk_leaves_them_out(clerk):
    good = [1, "Phòng Kinh tế xã Bình Sơn", "", "", "", PARENT, "", ""]
    draft = sent(clerk, sheet(good, [2, "Trạm Y tế", "", "Trạm gì", "", PARENT, "", ""]))

    with pytest.raises(lists.BadRows):
        confirmed(draft, clerk)
    taken = confirmed(draft, clerk, only_good=True)

    assert (taken["new"], taken["bad"]) == (1, 1)
    assert not Organisation.objects.filter(name="Trạm Y tế").exists()


def test_another_spelling_is_the_same_body_and_another_tone_is_not(clerk):
    data = sheet(
        ["21046-UBND", "UỶ BAN NHÂN DÂN XÃ BÌNH THẠNH", "30/06/2025"],
        ["", "Ủy ban nhân dân xã Bình Thanh", "30/06/2025"],
        heads=["Mã", "Tên", "Đến ngày"],
    )

    entries = lists.outlook(sent(clerk, data), by=clerk).entries

    assert [entry.match.code for entry in entries] == ["21046-UBND", "21091-UBND"]
    assert [entry.state for entry in entries] == [State.SAME, State.SAME]


def test_a_known_body_with_another_code_is_told_as_the_same(clerk):
    data = sheet(
        ["X1", "Phòng LĐ-TB&XH huyện Bình Sơn", "UBND huyện Bình Sơn", "30/06/2025"],
        heads=["Mã", "Tên", "Thuộc", "Đến ngày"],
    )

    faults = lists.outlook(sent(clerk, data), by=clerk).faults

    assert "Phòng Lao động - Thương binh và Xã hội huyện Bình Sơn" in faults[0].why
    assert faults[0].suggestion == "524-LDTBXH"


def test_what_changed_meanwhile_stops_the_confirmation_and_is_named(clerk):
    draft = sent(clerk, sheet([1, "Phòng Kinh tế xã Bình Sơn", "", "", "", PARENT, "", ""]))
    seen, since = lists.outlook(draft, by=draft.uploaded_by).fingerprint, lists.last_act()
    other = sent(clerk, sheet([1, "Phòng Kinh tế xã Bình Sơn", "KT", "", "", PARENT, "", ""]))
    confirmed(other, clerk)

    with pytest.raises(lists.DirectoryChanged, match="quantri nạp danh sách"):
        lists.confirm(draft, by=clerk, seen=seen, since=since)

    draft.refresh_from_db()
    assert draft.confirmed_at is None


def test_a_list_thrown_away_in_another_window_is_not_confirmed(clerk):
    draft = sent(clerk, sheet([1, "Phòng Kinh tế xã Bình Sơn", "", "", "", PARENT, "", ""]))
    seen = lists.outlook(draft, by=draft.uploaded_by).fingerprint
    lists.discard(ListDraft.objects.get(pk=draft.pk))

    with pytest.raises(lists.ListGone):
        lists.confirm(draft, by=clerk, seen=seen, since=0)


def test_parents_may_stand_below_their_children_and_circles_are_told(clerk):
    heads = ["Mã", "Tên", "Loại", "Cấp", "Thuộc"]
    draft = sent(
        clerk,
        sheet(
            ["C", "Tổ Một", "Khác", "xã", "B"],
            ["B", "Ban Hai", "Khác", "xã", "21040-UBND"],
            ["D", "Tổ Ba", "Khác", "xã", "E"],
            ["E", "Tổ Bốn", "Khác", "xã", "D"],
            heads=heads,
        ),
    )

    assert states(draft) == [State.NEW, State.NEW, State.BAD, State.BAD]
    confirmed(draft, clerk, only_good=True)
    assert Organisation.objects.get(code="C").parent.name == "Ban Hai"


def test_old_fonts_and_loose_letters_become_unicode():
    tcvn3 = "Mã;Tên đơn vị\r\n1;Uû ban nh©n d©n x· B×nh S¬n\r\n2;Héi N«ng d©n x· B×nh S¬n\r\n"
    data = tcvn3.encode()

    (table,) = read_tables(data, "cu.csv", size=len(data)).tables

    assert [row.cells[1] for row in table.rows[1:]] == [
        "Uỷ ban nhân dân xã Bình Sơn",
        "Hội Nông dân xã Bình Sơn",
    ]


def test_five_thousand_rows_take_a_few_seconds(clerk, django_assert_max_num_queries):
    rest = ["", "Thôn, tổ dân phố", "thôn", PARENT, "", ""]
    rows = [[number, f"Thôn Số {number}", *rest] for number in range(5000)]
    data = sheet(*rows)
    began = time.monotonic()

    draft = sent(clerk, data)
    with django_assert_max_num_queries(250):
        taken = confirmed(draft, clerk)

    assert taken["new"] == 5000
    assert time.monotonic() - began < 20


def test_the_marked_copy_holds_text_only_and_names_each_fault(clerk):
    evil = '=HYPERLINK("http://example.com","x")'
    draft = sent(clerk, sheet([1, "+Phòng Một", "@x", "Loại lạ", "xã", PARENT, "", "-1"]))
    ListDraft.objects.filter(pk=draft.pk).update(
        tables=[{**draft.tables[0], "rows": [*draft.tables[0]["rows"], [9, ["2", evil]]]}]
    )
    draft.refresh_from_db()
    seen = lists.outlook(draft, by=draft.uploaded_by)

    book = openpyxl.load_workbook(
        io.BytesIO(workbooks.marked(seen.table, seen.layout, seen.faults))
    )

    page = book.active
    assert page["B9"].value == evil
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value} == {"s"}
    assert page["I4"].value == "Lỗi"
    assert "không có loại này" in page["I6"].value
    assert page["D6"].comment is not None


@pytest.mark.parametrize("kind", ListKind.values)
def test_the_form_is_read_back_as_an_empty_list(clerk, kind):
    data = workbooks.template(kind)

    draft = sent(clerk, data, ListKind(kind))

    assert lists.outlook(draft, by=draft.uploaded_by).missing == ()
    assert lists.outlook(draft, by=draft.uploaded_by).entries == ()
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.worksheets[0].protection.sheet


PEOPLE = ["Họ và tên", "Chức vụ", "Đơn vị", "Số điện thoại", "Email", "CCCD", "Từ ngày"]


def test_people_come_with_what_is_needed_and_nothing_more(clerk):
    data = sheet(
        ["NGUYỄN THỊ HOA", "Chủ tịch", "UBND xã Vạn Tường", 905123456, "HOA@example.gov.vn",
         "051099000000", "01/07/2025"],
        heads=PEOPLE,
    )  # fmt: skip
    draft = sent(clerk, data, ListKind.PEOPLE)

    taken = confirmed(draft, clerk)

    assert taken["new"] == 1
    holder = PostHolder.objects.get()
    assert (holder.person, holder.telephone, holder.mail) == (
        "Nguyễn Thị Hoa", "0905123456", "hoa@example.gov.vn",
    )  # fmt: skip
    draft.refresh_from_db()
    assert draft.tables == []


def test_bad_cells_of_people_are_told(clerk):
    data = sheet(
        ["", "Chủ tịch", "UBND xã Vạn Tường", "12", "hoa at gov", "", ""],
        ["Lê An", "Chủ tịch", "UBND xã Mặt Trăng", "", "an @example.gov.vn", "", ""],
        heads=PEOPLE,
    )

    faults = lists.outlook(sent(clerk, data, ListKind.PEOPLE), by=clerk).faults

    assert [(f.row, f.column, f.suggestion) for f in faults] == [
        (6, "A", ""), (6, "D", ""), (6, "E", ""), (7, "E", "an@example.gov.vn"), (7, "C", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "data, said",
    [
        (b"", "rỗng"),
        (b"PK\x03\x04 not a zip", "không phải bảng tính"),
        (b"\x00\x01\x02\x03" * 400, "không phải văn bản"),
        (b"%PDF-1.7\n" + b"\xff\xfe\x00" * 200, "không"),
    ],
)
def test_hostile_files_are_refused_with_a_sentence(client, clerk, data, said):
    client.force_login(clerk)

    answer = client.post(
        "/don-vi/nap/", {"kind": "bodies", "file": SimpleUploadedFile("a.xlsx", data)}
    )

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not ListDraft.objects.exists()


def test_the_page_leads_from_the_file_to_the_directory(client, clerk):
    client.force_login(clerk)
    data = sheet([1, "Phòng Kinh tế xã Bình Sơn", "", "", "", PARENT, "", ""])

    shown = client.post(
        "/don-vi/nap/",
        {"kind": "bodies", "file": SimpleUploadedFile("ds.xlsx", data)},
        follow=True,
    )
    page = shown.content.decode()
    outlook = shown.context["outlook"]
    done = client.post(
        f"{shown.request['PATH_INFO']}xac-nhan/",
        {"seen": outlook.fingerprint, "since": shown.context["since"]},
        follow=True,
    )

    assert "Phòng Kinh tế xã Bình Sơn" in page
    assert "Đã ghi vào danh bạ" in done.content.decode()
    assert Organisation.objects.filter(name="Phòng Kinh tế xã Bình Sơn").exists()


def test_columns_without_headings_are_settled_by_hand(client, clerk):
    client.force_login(clerk)
    book = openpyxl.Workbook()
    book.active.append(["Phòng Kinh tế xã Bình Sơn", PARENT])
    kept = io.BytesIO()
    book.save(kept)
    draft = sent(clerk, kept.getvalue())
    assert "Chưa biết cột nào là" in client.get(draft.get_absolute_url()).content.decode()

    client.post(
        f"{draft.get_absolute_url()}cot/",
        {"table": 0, "heading": 0, "cot_0": "name", "cot_1": "parent"},
    )

    draft.refresh_from_db()
    assert states(draft) == [State.NEW]


def test_only_those_who_keep_the_directory_send_lists(client):
    conference = make_conference()
    office = make_clerk(conference)
    commune = make_account(username="xa")
    draft = sent(office, sheet([1, "Phòng Một", "", "", "xã", PARENT, "", ""]))

    def statuses(account: Account) -> list[int]:
        client.force_login(account)
        ends = ("", "mau-bodies.xlsx", f"{draft.pk}/", f"{draft.pk}/danh-dau.xlsx")
        return [client.get(f"/don-vi/nap/{end}").status_code for end in ends]

    assert statuses(office) == [200] * 4
    assert statuses(commune) == [403] * 4
    assert client.post(f"/don-vi/nap/{draft.pk}/xac-nhan/").status_code == 403
    other = make_clerk(conference, username="khac")
    assert statuses(other) == [200, 200, 404, 404]


@pytest.mark.parametrize("body", ["21046-UBND", ""])
def test_somebody_of_another_house_who_sends_a_plan_of_the_district_keeps_nothing(client, body):
    conference = make_conference()
    own = Organisation.objects.filter(code=body).first()
    account = make_account(conference, username="xa", body=own)
    client.force_login(account)

    assert client.get("/don-vi/nap/").status_code == 403


def test_a_list_of_old_units_ends_them_and_names_their_successor(clerk):
    import_bodies((), by="thử nghiệm")
    data = sheet(
        ["21187", "Xã Tịnh Hòa", "Tỉnh Quảng Ngãi", "30/06/2025", "21109"],
        heads=["Mã", "Tên", "Thuộc", "Đến ngày", "Kế tục"],
    )
    confirmed(sent(clerk, data), clerk)

    assert AdminUnit.objects.get(code="21187").successor_codes == ["21109"]
