"""Saving a wording, putting it in force, going back; two people at once."""

import pytest

from hoinghi.conferences import dossier
from hoinghi.journal.models import Entry
from hoinghi.journal.services import first_broken
from hoinghi.papers.grammar import TemplateRefused
from hoinghi.papers.model import Format
from hoinghi.papers.sandbox import MAX_LETTERS
from hoinghi.papers.slots import count_of
from hoinghi.papers.text import plain
from hoinghi.unreadable import UnreadableSource
from hoinghi.wording import queries, services
from hoinghi.wording.catalogue import standard, standards
from hoinghi.wording.models import TemplateInForce, TemplateVersion
from tests.factories import make_conference
from tests.papers.word_files import lines, opened, word

pytestmark = pytest.mark.django_db

INVITATION = standard("delegates/invitation")
ASSIGNMENT = standard("tasks/assignment")
OWN = "title: Dự {{ ten_hoi_nghi }}\n\nUBND huyện mời **{{ nguoi_duoc_moi }}**.\n"


@pytest.fixture
def conference():
    return make_conference()


def save(conference, source=OWN, *, based_on=0, by="vanphong", template=ASSIGNMENT):
    return services.save(conference, template, source, based_on=based_on, by=by)


def acts() -> list[tuple[str, str]]:
    return [
        (entry.act, entry.actor)
        for entry in Entry.objects.filter(act__startswith="wording.").order_by("pk")
    ]


def first_words(conference, slug: str) -> str:
    part = next(part for part in dossier.parts(conference) if part.slug == slug)
    return plain(part.contents[0].blocks[0].text)


def test_every_template_of_every_room_is_known():
    names = {one.name for one in standards()}

    assert {"delegates/invitation", "agenda/mc-words", "tasks/assignment"} <= names
    assert standard("delegates/nothing") is None


def test_a_saved_wording_is_a_draft_that_no_paper_uses(conference):
    version = save(conference)

    assert (version.number, version.source, version.saved_by) == (1, OWN, "vanphong")
    assert queries.in_use(conference) == {}
    assert acts() == [("wording.save", "vanphong")]


def test_the_same_text_again_makes_no_version(conference):
    save(conference)

    assert save(conference, OWN + "\n  \n", based_on=0).number == 1
    assert TemplateVersion.objects.count() == 1


def test_ends_of_lines_are_kept_in_one_way(conference):
    version = save(conference, "Một.  \r\n\r\nHai.\r\n")

    assert version.source == "Một.\n\nHai.\n"


def test_the_dossier_follows_what_is_put_in_force_and_goes_back(conference):
    before = first_words(conference, "bang-phan-cong-nhiem-vu")
    number = save(conference, "title: A\n\nViệc của **{{ ten_hoi_nghi }}**.\n\n[[tasks]]").number

    services.put_in_force(conference, ASSIGNMENT, number, by="vanphong")
    own = first_words(conference, "bang-phan-cong-nhiem-vu")
    services.use_standard(conference, ASSIGNMENT, by="chanh.vp")

    assert own.startswith("Việc của ")
    assert first_words(conference, "bang-phan-cong-nhiem-vu") == before
    assert acts() == [
        ("wording.save", "vanphong"),
        ("wording.put_in_force", "vanphong"),
        ("wording.use_standard", "chanh.vp"),
    ]
    assert first_broken() is None


def test_another_conference_of_the_same_host_follows_too(conference):
    number = save(conference, "title: A\n\nCâu riêng.\n\n[[tasks]]").number
    services.put_in_force(conference, ASSIGNMENT, number, by="vanphong")
    other = type(conference).objects.get(pk=conference.pk)

    assert first_words(other, "bang-phan-cong-nhiem-vu") == "Câu riêng."


def test_putting_in_force_twice_is_as_once(conference):
    number = save(conference, "Câu riêng.").number

    for _ in range(2):
        services.put_in_force(conference, ASSIGNMENT, number, by="vanphong")

    assert TemplateInForce.objects.count() == 1


def test_going_back_to_the_standard_without_an_own_one_does_nothing(conference):
    assert services.use_standard(conference, ASSIGNMENT, by="vanphong") is False
    assert acts() == []


def test_names_nobody_gives_may_be_saved_but_not_put_in_force(conference):
    number = save(conference, "Gửi {{ ten_hoi_nhi }}\n\n{{ la }} [[tasks]]\n\n[[taskss]]").number

    with pytest.raises(services.UnknownNames) as refusal:
        services.put_in_force(conference, ASSIGNMENT, number, by="vanphong")

    told = [(one.name, one.lines, one.nearest) for one in refusal.value.names]
    assert told == [
        ("ten_hoi_nhi", (1,), "ten_hoi_nghi"),
        ("la", (3,), ""),
        ("[[taskss]]", (5,), "[[tasks]]"),
    ]
    assert "“ten_hoi_nhi” (dòng 1), có phải là “ten_hoi_nghi”?" in str(refusal.value)
    assert queries.in_use(conference) == {}


def test_names_in_a_branch_not_taken_today_count_too(conference):
    number = save(conference, "{% if not event %}{{ la_lung }}{% endif %}").number

    with pytest.raises(services.UnknownNames, match="la_lung"):
        services.put_in_force(conference, ASSIGNMENT, number, by="vanphong")


def test_a_text_that_cannot_be_used_is_not_put_in_force(conference):
    number = save(conference, "Kính gửi {{ event").number

    with pytest.raises(TemplateRefused, match="Dòng 1"):
        services.put_in_force(conference, ASSIGNMENT, number, by="vanphong")

    assert queries.in_use(conference) == {}


def test_a_template_broken_by_other_values_lets_the_standard_step_in(conference):
    number = save(conference, "{{ expected|dong }}", template=standard("delegates/delegate_list"))
    services.put_in_force(
        conference, standard("delegates/delegate_list"), number.number, by="vanphong"
    )
    conference.expected_delegates = None
    TemplateVersion.objects.update(source="{{ event|ngay }}")
    queries.forget(conference)

    part = next(p for p in dossier.parts(conference) if p.slug == "danh-sach-dai-bieu")

    assert any("không dùng được nên văn bản theo mẫu chuẩn" in gap for gap in dossier.missing(part))
    assert len(part.contents[0].blocks) > 1


def test_the_second_of_two_people_loses_nothing(conference):
    first = save(conference, "Của An.", based_on=0, by="an")

    with pytest.raises(services.ChangedMeanwhile) as refusal:
        save(conference, "Của Bình.", based_on=0, by="binh")
    again = save(conference, "Của An và Bình.", based_on=refusal.value.newest.number, by="binh")

    assert refusal.value.newest == first
    assert "an vừa lưu phiên bản 1" in str(refusal.value)
    assert [one.source for one in queries.versions(conference, ASSIGNMENT.name)] == [
        "Của An và Bình.\n",
        "Của An.\n",
    ]
    assert again.number == 2


def test_two_in_the_same_moment_get_two_answers(conference, monkeypatch):
    save(conference, "Của An.", by="an")
    real, told = queries.newest, iter([None])
    # The second looks before the first has written.
    monkeypatch.setattr(queries, "newest", lambda *asked: next(told, real(*asked)))

    with pytest.raises(services.ChangedMeanwhile, match="an vừa lưu phiên bản 1"):
        save(conference, "Của Bình.", by="binh")

    assert TemplateVersion.objects.count() == 1
    assert acts() == [("wording.save", "an")]


def test_restoring_makes_a_new_version_of_an_old_text(conference):
    save(conference, "Một.", based_on=0)
    save(conference, "Hai.", based_on=1)

    restored = services.restore(conference, ASSIGNMENT, 1, based_on=2, by="vanphong")

    assert (restored.number, restored.source) == (3, "Một.\n")
    assert restored.comment == "Khôi phục phiên bản 1"
    with pytest.raises(TemplateVersion.DoesNotExist):
        services.restore(conference, ASSIGNMENT, 9, based_on=3, by="vanphong")


def test_without_a_known_host_nothing_is_saved(conference):
    conference.host = None

    with pytest.raises(services.NoHost, match="danh bạ đơn vị"):
        save(conference)

    assert TemplateVersion.objects.count() == 0


def test_a_text_too_long_is_refused_with_its_length(conference):
    with pytest.raises(services.TooLong, match=r"60\.002 ký tự"):
        save(conference, "a" * (MAX_LETTERS + 1))


def test_a_word_file_is_put_in_force_and_the_dossier_is_that_file(conference):
    data = word("Việc của {{ ten_hoi_nghi }}", "[[tasks]]", "{{ noi_nhan }}")
    version = services.save_word(
        conference, ASSIGNMENT, data, "phan-cong.docx", based_on=0, by="vanphong"
    )
    services.put_in_force(conference, ASSIGNMENT, version.number, by="vanphong")

    part = next(p for p in dossier.parts(conference) if p.slug == "bang-phan-cong-nhiem-vu")

    told = lines(dossier.render(part, Format.DOCX))
    assert told[0].startswith("Việc của Hội nghị sơ kết")
    assert (version.file_name, bytes(version.word)) == ("phan-cong.docx", data)
    services.use_standard(conference, ASSIGNMENT, by="vanphong")
    assert first_words(conference, "bang-phan-cong-nhiem-vu").startswith("Thực hiện")


def test_a_word_file_makes_every_invitation_with_its_own_code(conference):
    data = word("Mời {{ nguoi_duoc_moi }}", "[[code]]")
    version = services.save_word(conference, INVITATION, data, "gm.docx", based_on=0, by="an")
    services.put_in_force(conference, INVITATION, version.number, by="an")

    part = next(p for p in dossier.parts(conference) if p.slug == "giay-moi")

    made = opened(dossier.render(part, Format.DOCX))
    copies = count_of(part.contents)
    assert copies > 10
    assert sum(line.text.startswith("Mời ") for line in made.paragraphs) == copies
    media = [one for one in made.part.package.parts if "media" in str(one.partname)]
    assert len(media) == copies


@pytest.mark.parametrize("name", ["agenda/mc-words", "reports/outline", "reports/request"])
def test_a_word_file_cannot_stand_for_a_part_of_a_paper(conference, name):
    found = standard(name)
    data = word("{{ co_quan_ban_hanh }}")
    number = services.save_word(conference, found, data, "a.docx", based_on=0, by="an").number

    with pytest.raises(services.NotWhole, match="bằng chữ ngay trên trang"):
        services.put_in_force(conference, found, number, by="an")


def test_unknown_names_in_a_word_file_keep_it_a_draft(conference):
    data = word("{{ ten_hoi_nhi }}")
    number = services.save_word(conference, ASSIGNMENT, data, "a.docx", based_on=0, by="an").number

    with pytest.raises(services.UnknownNames, match="có phải là “ten_hoi_nghi”"):
        services.put_in_force(conference, ASSIGNMENT, number, by="an")


def test_a_refused_word_file_is_not_kept(conference):
    with pytest.raises(UnreadableSource):
        services.save_word(conference, ASSIGNMENT, b"x", "a.docx", based_on=0, by="an")

    assert TemplateVersion.objects.count() == 0


def test_a_word_version_is_restored_with_its_file(conference):
    data = word("{{ ten_hoi_nghi }}")
    services.save_word(conference, ASSIGNMENT, data, "a.docx", based_on=0, by="an")
    save(conference, "Chữ.", based_on=1)

    restored = services.restore(conference, ASSIGNMENT, 1, based_on=2, by="an")

    assert (bytes(restored.word), restored.file_name, restored.source) == (data, "a.docx", "")
    assert services.words_of(restored).startswith("{{ ten_hoi_nghi }}")
