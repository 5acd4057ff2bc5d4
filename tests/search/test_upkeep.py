"""The index after acts is the index made anew; those who are entitled find words and files."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from hoinghi.search import services as search
from hoinghi.search.models import Document
from hoinghi.search.queries import Narrow, find, read
from hoinghi.search.rules import read_query
from hoinghi.tasks import evidence
from hoinghi.tasks.giving import Wanted, change, give, withdraw
from hoinghi.tasks.models import Duty
from hoinghi.tasks.rules import Act
from hoinghi.tasks.services import act_on, comment
from hoinghi.units.models import Account, Organisation, OrganisationName, PostHolder
from tests.factories import make_account, make_conference

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n%%EOF\n"


def body(name):
    return Organisation.objects.filter(name__startswith=name).order_by("valid_from").first()


def titles(account, words):
    hits = find(account, read_query(words), Narrow())
    return [document.title for document in read(account, hits.hits)]


def changed():
    return [one for one in search.reindex() if one.changed]


@pytest.fixture
def task():
    conference = make_conference()
    office = make_account(conference)
    two = (body("Phòng Y tế"), body("Phòng Nội vụ"))
    return give(conference, Wanted(action="Kiểm kê kho lạnh", leads=two), by=office), office, two


def test_acts_leave_the_index_as_it_would_be_made_anew(task):
    given, office, two = task
    share = Duty.objects.get(task=given, organisation=two[0])
    act_on(share, Act.TAKE, based_on=0, by=office)
    comment(given, "thiếu nhiệt kế", by=office, duty=share)
    file = SimpleUploadedFile("bien-ban-kiem-ke.pdf", PDF)
    sent = evidence.add(share, [file], by=office)
    assert changed() == []

    given.refresh_from_db()
    wanted = Wanted(action="Kiểm kê kho khô", leads=two[1:])
    change(given, wanted, based_on=given.version, by=office)
    assert changed() == []
    evidence.remove(sent[0], by=office)
    given.refresh_from_db()
    withdraw(given, by=office, text="đã có đơn vị khác làm")

    assert changed() == []
    assert titles(office, "kiem ke kho") == []


def test_words_and_files_of_a_share_are_for_its_body_alone(task):
    given, office, two = task
    own, other = (
        Account.objects.create_user(username=f"dv{number}", organisation=one)
        for number, one in enumerate(two)
    )
    share = Duty.objects.get(task=given, organisation=two[0])
    comment(given, "thiếu nhiệt kế", by=office, duty=share)
    evidence.add(share, [SimpleUploadedFile("bien-ban-kiem-ke.pdf", PDF)], by=office)

    for words, title in (("nhiet ke", "thiếu nhiệt kế"), ("bien ban", "bien-ban-kiem-ke.pdf")):
        assert titles(own, words) == [title]
        assert titles(office, words)[0] == title
        assert titles(other, words) == []
    assert titles(other, "kiem ke kho") == ["Kiểm kê kho lạnh"]


def test_a_spelling_added_in_bulk_and_a_post_are_found():
    conference = make_conference()
    office = make_account(conference)
    one = body("Phòng Y tế")
    OrganisationName.objects.create(organisation=one, text="Y tế Bình Sơn cũ", key="y te cu")
    PostHolder.objects.create(
        organisation=conference.host,
        position="Chủ tịch",
        person="Lê Văn Tìm Thấy",
        telephone="0912345678",
    )
    search.flush()

    assert one.name in titles(office, "y te binh son cu")
    assert titles(office, "tim thay") == ["Lê Văn Tìm Thấy, Chủ tịch"]
    assert titles(office, "0912") == []
    assert changed() == []


def test_the_command_mends_an_index_that_was_damaged(capsys):
    make_conference()
    whole = Document.objects.count()
    Document.objects.filter(kind="nhiem-vu").delete()
    Document.objects.filter(kind="can-cu").update(title="sai", tokens="wsai")

    call_command("reindex")

    assert "mục đã khác" in capsys.readouterr().out
    assert Document.objects.count() == whole
    call_command("reindex")
    assert "Chỉ mục khớp với dữ liệu." in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_what_an_act_wrote_is_indexed_before_its_transaction_ends(monkeypatch):
    late = []
    bring = search.bring
    make_conference()

    def watched(searchable, keys):
        if not search.connection.in_atomic_block:
            late.append(searchable.kind)
        return bring(searchable, keys)

    monkeypatch.setattr(search, "bring", watched)
    office = make_account()
    from hoinghi.conferences.models import Conference  # beside its use

    conference = Conference.objects.get()
    given = give(conference, Wanted(action="Kiểm kê", leads=(body("Phòng Y tế"),)), by=office)
    comment(given, "xong", by=office)

    assert late == []
    assert getattr(search.connection, search._ATTRIBUTE) == {}
