"""Pages of the templates: who sees and changes what, and what they answer."""

import base64

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hoinghi.conferences.models import Conference, Role
from hoinghi.conferences.services import grant
from hoinghi.papers.pictures import picture_facts
from hoinghi.papers.word_template import MAX_BYTES
from hoinghi.wording import services
from hoinghi.wording.catalogue import standard, standards
from hoinghi.wording.models import TemplateVersion
from tests.factories import PASSWORD, make_account, make_clerk, make_conference
from tests.papers.word_files import lines, word
from tests.sending import marks, send

pytestmark = pytest.mark.django_db

TEMPLATE = ("tasks", "assignment")


@pytest.fixture
def conference() -> Conference:
    return make_conference()


@pytest.fixture
def office(conference: Conference) -> Client:
    return signed_in(make_clerk(conference))


def signed_in(account) -> Client:
    client = Client()
    assert client.login(username=account.username, password=PASSWORD)
    return client


def leader_of(conference: Conference) -> Client:
    account = make_account(username="lanhdao")
    grant(conference, account, Role.LEADER, by="thử nghiệm")
    return signed_in(account)


def at(conference: Conference, name: str, *more: object) -> str:
    return reverse(f"wording:{name}", args=[conference.slug, *TEMPLATE, *more])


def posted(client: Client, conference: Conference, source: str, button: str = "save", based_on=0):
    data = {"source": source, "based_on": based_on, "comment": "", button: ""}
    return send(client, at(conference, "edit"), data)


def test_the_list_names_every_template_with_its_state(office: Client, conference: Conference):
    version = services.save(
        conference, standard("tasks/assignment"), "Câu riêng.", based_on=0, by="vanphong"
    )
    services.put_in_force(conference, standard("tasks/assignment"), version.number, by="vanphong")
    services.save(conference, standard("agenda/talk"), "Nháp.", based_on=0, by="vanphong")

    page = office.get(reverse("wording:list", args=[conference.slug]))

    rows = {row.standard.name: row for row in page.context["rows"]}
    assert rows.keys() == {one.name for one in standards()}
    assert rows["tasks/assignment"].in_use.is_own
    assert rows["tasks/assignment"].draft is None
    assert rows["agenda/talk"].draft.number == 1
    assert "Mẫu của cơ quan" in page.content.decode()


def test_every_standard_template_says_what_it_is_called():
    assert [one.name for one in standards() if not one.caption] == []


@pytest.mark.parametrize("one", standards(), ids=lambda one: one.name)
def test_every_standard_template_opens_on_its_page(office: Client, conference, one):
    page = office.get(reverse("wording:edit", args=[conference.slug, one.room_slug, one.file]))

    assert page.status_code == 200
    assert page.context["trial"].refusal is None
    assert page.context["trial"].wrong == ()


def test_the_standard_text_is_offered_with_vietnamese_names(office: Client, conference):
    page = office.get(at(conference, "edit"))

    assert "{{ ten_hoi_nghi }}" in page.context["form"].initial["source"]


def test_a_leader_reads_but_does_not_change(conference: Conference):
    client = leader_of(conference)

    assert client.get(at(conference, "edit")).context["may_change"] is False
    assert posted(client, conference, "A").status_code == 403
    assert client.post(at(conference, "standard")).status_code == 403
    assert client.post(at(conference, "restore", 1)).status_code == 403
    assert TemplateVersion.objects.count() == 0


@pytest.mark.parametrize("name", ["edit", "preview", "printed", "standard"])
def test_whoever_has_no_role_sees_nothing(conference: Conference, name: str):
    client = signed_in(make_account(username="nguoila"))

    assert client.post(at(conference, name), {"source": "A"}).status_code == 404
    assert client.get(reverse("wording:list", args=[conference.slug])).status_code == 404


@pytest.mark.parametrize("template", [("tasks", "khong-co"), ("settings", "assignment")])
def test_only_templates_of_the_house_have_a_page(office: Client, conference, template):
    address = reverse("wording:edit", args=[conference.slug, *template])

    assert office.get(address).status_code == 404


def test_saving_and_putting_in_force_are_two_buttons(office: Client, conference: Conference):
    posted(office, conference, "Một.")
    answer = posted(office, conference, "Hai.", "use", based_on=1)

    assert answer.status_code == 302
    page = office.get(at(conference, "edit"))
    assert page.context["in_use"].version.number == 2
    assert [one.number for one in page.context["versions"]] == [2, 1]


def test_what_may_not_be_put_in_force_is_kept_as_a_draft(office: Client, conference: Conference):
    posted(office, conference, "{{ la }}", "use")

    page = office.get(at(conference, "edit"))

    assert page.context["in_use"] is None
    assert page.context["form"].initial == {"source": "{{ la }}\n", "based_on": 1}
    assert "nhưng chưa đưa vào dùng" in page.content.decode()


def test_the_second_gets_both_texts_and_the_way_on(office: Client, conference: Conference):
    opened = marks(office.get(at(conference, "edit")))
    services.save(conference, standard("tasks/assignment"), "Của An.", based_on=0, by="an")

    page = office.post(
        at(conference, "edit"), {**opened, "source": "Của Bình.", "based_on": 0, "save": ""}
    )

    assert page.status_code == 409
    assert page.context["based_on"] == 1
    assert page.context["form"]["source"].value() == "Của Bình."
    assert [
        (piece.kind.value, piece.text) for piece in page.context["form"].meeting.conflicts[0].pieces
    ] == [
        ("same", "Của "),
        ("removed", "An"),
        ("added", "Bình"),
        ("same", "."),
    ]


@pytest.mark.parametrize(
    "data", [{}, {"source": ""}, {"source": "A"}, {"source": "A", "based_on": "-1"}]
)
def test_a_form_not_filled_in_saves_nothing(office: Client, conference, data):
    assert office.post(at(conference, "edit"), data).status_code == 422
    assert TemplateVersion.objects.count() == 0


def test_the_preview_gives_pictures_and_what_is_wrong(office: Client, conference: Conference):
    answer = office.post(at(conference, "preview"), {"source": "Gửi {{ ten_hoi_nhi }}"}).json()

    page = answer["pages"][0]
    facts = picture_facts(base64.b64decode(page["png"]))
    assert (facts.across, facts.down) == (page["across"], page["down"])
    assert "Có phải là “ten_hoi_nghi”?" in answer["notes"]
    assert TemplateVersion.objects.count() == 0


def test_a_page_the_browser_has_comes_without_picture(office: Client, conference: Conference):
    first = office.post(at(conference, "preview"), {"source": "A"}).json()["pages"]
    known = [page["digest"] for page in first]

    again = office.post(at(conference, "preview"), {"source": "A", "known": known}).json()["pages"]

    assert [page["png"] for page in again] == [None] * len(first)


def test_what_a_writer_types_is_text_in_the_answer(office: Client, conference: Conference):
    answer = office.post(at(conference, "preview"), {"source": "{{ x['<b>'] }}"}).json()
    page = posted(office, conference, "</textarea><script>1</script> [[<b>]]")

    assert "<b>" not in answer["notes"]
    assert page.status_code == 302
    assert "<script>1" not in office.get(at(conference, "edit")).content.decode()


@pytest.mark.parametrize("source", ["{{ event", "{% for a in range(9) %}{% endfor %}", "[[a" * 999])
def test_the_preview_of_a_bad_text_is_a_sentence(office: Client, conference, source):
    answer = office.post(at(conference, "preview"), {"source": source})

    assert answer.status_code == 200


def test_the_print_opens_as_pdf(office: Client, conference: Conference):
    answer = office.post(at(conference, "printed"), {"source": "Một câu."})

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert office.post(at(conference, "printed"), {"source": "{{ a"}).status_code == 404


def test_a_version_is_compared_with_the_one_before_and_restored(office: Client, conference):
    posted(office, conference, "Một hai.")
    posted(office, conference, "Một ba.", based_on=1)

    pieces = office.get(at(conference, "version", 2)).context["pieces"]
    office.post(at(conference, "restore", 1))

    assert [piece.text for piece in pieces if piece.kind != "same"] == ["hai", "ba"]
    assert TemplateVersion.objects.get(number=3).source == "Một hai.\n"
    assert office.get(at(conference, "version", 9)).status_code == 404
    assert office.post(at(conference, "restore", 9)).status_code == 404


def test_a_conference_of_an_unknown_host_shows_its_templates_and_says_why(office, conference):
    Conference.objects.update(host=None)

    page = office.get(at(conference, "edit"))
    answer = posted(office, conference, "A")

    assert not page.context["may_change"]
    assert answer.status_code == 422
    assert "danh bạ đơn vị" in answer.content.decode()


def test_the_list_takes_the_same_queries_however_many_versions(
    office: Client, conference: Conference
):
    address = reverse("wording:list", args=[conference.slug])
    with CaptureQueriesContext(connection) as few:
        office.get(address)
    for number, name in enumerate(("tasks/assignment", "agenda/talk", "agenda/talk")):
        services.save(conference, standard(name), f"Bản {number}.", based_on=number // 2, by="an")

    with CaptureQueriesContext(connection) as many:
        office.get(address)

    assert len(many) == len(few)


def uploaded(client: Client, conference: Conference, data: bytes, name="mau.docx", based_on=0):
    given = {"word": SimpleUploadedFile(name, data), "based_on": based_on}
    return client.post(at(conference, "word"), given, follow=True)


def test_a_word_file_is_handed_in_looked_at_and_put_in_force(office: Client, conference):
    data = word("Việc của {{ ten_hoi_nghi }}", "[[tasks]]")

    page = uploaded(office, conference, data)
    kept = office.get(at(conference, "word-file", 1))
    made = office.get(at(conference, "filled", 1))
    office.post(at(conference, "use", 1))

    assert "Phiên bản 1 là tệp Word" in page.content.decode()
    assert b"".join(kept.streaming_content) == data
    assert lines(b"".join(made.streaming_content))[0].startswith("Việc của Hội nghị")
    assert office.get(at(conference, "edit")).context["in_use"].version.number == 1
    assert office.get(at(conference, "version", 1)).status_code == 200


@pytest.mark.parametrize(
    "data, name, said",
    [
        (b"", "mau.docx", "rỗng"),
        (b"khong phai", "mau.docx", "bị hỏng"),
        (b"x" * (MAX_BYTES + 1), "mau.docx", "nặng quá 3 MB"),
        (b"x", "mau.docm", "không phải tệp .docx"),
    ],
    ids=["empty", "broken", "large", "macros"],
)
def test_a_word_file_that_cannot_be_used_is_told_why(office, conference, data, name, said):
    assert said in uploaded(office, conference, data, name).content.decode()
    assert TemplateVersion.objects.count() == 0


def test_a_word_file_with_unknown_names_lists_them(office: Client, conference: Conference):
    page = uploaded(office, conference, word("{{ ten_hoi_nhi }}"))

    assert [one.name for one in page.context["word"]["trial"].wrong] == ["ten_hoi_nhi"]
    told = office.post(at(conference, "use", 1), follow=True).content.decode()
    assert "có phải là “ten_hoi_nghi”" in told


def test_two_who_hand_in_files_at_once_are_told(office: Client, conference: Conference):
    uploaded(office, conference, word("{{ ten_hoi_nghi }} một"))

    page = uploaded(office, conference, word("{{ ten_hoi_nghi }} hai"))

    assert "vừa lưu phiên bản 1" in page.content.decode()


def test_only_the_office_hands_in_files(conference: Conference):
    client = leader_of(conference)

    assert uploaded(client, conference, word("{{ ten_hoi_nghi }}")).status_code == 403
    assert client.post(at(conference, "use", 1)).status_code == 403


def test_a_version_of_text_has_no_file(office: Client, conference: Conference):
    posted(office, conference, "Một.")

    assert office.get(at(conference, "word-file", 1)).status_code == 404
    assert office.get(at(conference, "filled", 1)).status_code == 404


def test_who_prepares_a_conference_of_another_house_does_not_change_its_templates(conference):
    client = signed_in(make_account(conference, username="nguoigui"))

    assert client.get(at(conference, "edit")).context["may_change"] is False
    for answer in (
        posted(client, conference, "A"),
        client.post(at(conference, "standard")),
        client.post(at(conference, "use", 1)),
        client.post(at(conference, "word")),
    ):
        assert answer.status_code == 403
    assert not TemplateVersion.objects.exists()
