"""Acts on templates: saving a wording, putting it in force, going back."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from hoinghi.conferences.models import Conference
from hoinghi.journal.services import record
from hoinghi.papers import word_template
from hoinghi.papers.sandbox import MAX_LETTERS
from hoinghi.papers.word_text import word_text
from hoinghi.papers.words import format_number
from hoinghi.together import refusals as together
from hoinghi.together.queries import called
from hoinghi.violations import RuleViolation
from hoinghi.wording import queries, trial
from hoinghi.wording.catalogue import Standard
from hoinghi.wording.models import TemplateInForce, TemplateVersion
from hoinghi.wording.rules import Wrong


class NoHost(RuleViolation):
    """The conference's host is not in the list of bodies, so no template can be its own."""

    code = "wording.no-host"

    def __init__(self) -> None:
        self.remedy = "Hãy bổ sung cơ quan này vào danh bạ đơn vị rồi lập lại hội nghị."
        super().__init__(
            "Chưa rõ cơ quan tổ chức hội nghị trong danh bạ đơn vị, nên chưa có mẫu riêng được. "
            f"{self.remedy}"
        )


class ChangedMeanwhile(together.ChangedMeanwhile):
    """Somebody else saved a version since the page was opened; nothing of either is lost.

    Attributes:
        newest: The version that came between.
    """

    def __init__(self, newest: TemplateVersion) -> None:
        self.newest = newest
        super().__init__(f"phiên bản {newest.number} của mẫu này", called(newest.saved_by), "lưu")


class TooLong(RuleViolation):
    """A template longer than any paper needs."""

    code = "wording.too-long"

    def __init__(self, letters: int) -> None:
        self.remedy = "Hãy bỏ bớt hoặc chia làm nhiều văn bản; chưa có gì được lưu."
        super().__init__(
            f"Mẫu dài {format_number(letters)} ký tự, quá {format_number(MAX_LETTERS)}. "
            f"{self.remedy}"
        )


class NotWhole(RuleViolation):
    """The template makes a part of a paper, or one with annexes, which no Word file can hold."""

    code = "wording.not-whole"

    def __init__(self) -> None:
        self.remedy = "Hãy sửa mẫu này bằng chữ ngay trên trang."
        super().__init__(
            "Mẫu này làm ra một phần của văn bản hoặc văn bản có phụ lục do phần mềm lập, nên "
            f"không thay bằng tệp Word được. {self.remedy}"
        )


class UnknownNames(RuleViolation):
    """A template with names that nobody gives would put red marks into an official paper."""

    code = "wording.unknown-names"

    def __init__(self, names: Iterable[Wrong]) -> None:
        self.names = tuple(names)
        told = "; ".join(_said(name) for name in self.names)
        self.remedy = "Hãy sửa rồi đưa vào sử dụng; bản nháp vẫn được giữ."
        super().__init__(f"Mẫu còn chỗ trống không ai biết: {told}. {self.remedy}")


def save(
    conference: Conference,
    standard: Standard,
    source: str,
    *,
    based_on: int,
    by: str,
    comment: str = "",
) -> TemplateVersion:
    """Keep *source* as a new version of the host's template; papers do not use it yet.

    The text of the newest version a second time changes nothing.

    Args:
        based_on: Number of the version that was changed; 0 for the standard text.

    Raises:
        NoHost, TooLong, ChangedMeanwhile: Nothing was saved.
    """
    source = "\n".join(line.rstrip() for line in source.splitlines()).strip() + "\n"
    if len(source) > MAX_LETTERS:
        raise TooLong(len(source))
    version = TemplateVersion(source=source, comment=comment)
    return _append(conference, standard, version, based_on=based_on, by=by)


def save_word(
    conference: Conference,
    standard: Standard,
    data: bytes,
    file_name: str,
    *,
    based_on: int,
    by: str,
    comment: str = "",
) -> TemplateVersion:
    """Keep a Word file of the office as a new version; papers do not use it yet.

    Raises:
        NoHost, ChangedMeanwhile: Nothing was saved.
        UnreadableSource: It is no DOCX that can be used; macros are refused.
        TemplateRefused: It has no placeholder, or a malformed one.
    """
    word_template.check(data, file_name)
    version = TemplateVersion(word=data, file_name=file_name[-250:], comment=comment)
    return _append(conference, standard, version, based_on=based_on, by=by)


def put_in_force(
    conference: Conference, standard: Standard, number: int, *, by: str
) -> TemplateVersion:
    """Let the papers of the host, and of bodies below without an own one, use version *number*.

    Raises:
        NoHost: There is no body whose template it could be.
        TemplateRefused: The text cannot be used.
        UnknownNames: It uses names that nobody gives.
        TemplateVersion.DoesNotExist: The host has no such version.
    """
    version = queries.version(conference, standard.name, number)
    _check(conference, standard, version)
    with transaction.atomic():
        TemplateInForce.objects.update_or_create(
            body=version.body, template=standard.name, defaults={"version": version}
        )
        _note("wording.put_in_force", conference, standard, by, {"number": number})
    queries.forget(conference)
    return version


def restore(
    conference: Conference, standard: Standard, number: int, *, based_on: int, by: str
) -> TemplateVersion:
    """Make version *number* the newest again, as a version of its own.

    Raises:
        ChangedMeanwhile: Somebody saved a version after *based_on*.
        TemplateVersion.DoesNotExist: The host has no such version.
    """
    old = queries.version(conference, standard.name, number)
    again = TemplateVersion(
        source=old.source,
        word=old.word,
        file_name=old.file_name,
        comment=f"Khôi phục phiên bản {number}",
    )
    return _append(conference, standard, again, based_on=based_on, by=by)


def use_standard(conference: Conference, standard: Standard, *, by: str) -> bool:
    """Take the host's own template out of use; its versions are kept.

    Returns:
        Whether there was one in use.
    """
    with transaction.atomic():
        gone, _ = TemplateInForce.objects.filter(
            body=conference.host_id, template=standard.name
        ).delete()
        if gone:
            _note("wording.use_standard", conference, standard, by, {})
    queries.forget(conference)
    return bool(gone)


def words_of(version: TemplateVersion) -> str:
    """Give the text of a version; of a Word file, its paragraphs."""
    if version.word:
        return "\n".join(word_template.paragraphs(bytes(version.word)))
    return version.source


def _append(
    conference: Conference, standard: Standard, version: TemplateVersion, *, based_on: int, by: str
) -> TemplateVersion:
    if conference.host_id is None:
        raise NoHost
    newest = queries.newest(conference, standard.name)
    if newest and _same(newest, version):
        return newest
    if newest and newest.number != based_on:
        raise ChangedMeanwhile(newest)
    version.body_id, version.template = conference.host_id, standard.name
    version.number, version.saved_by = (newest.number if newest else 0) + 1, by
    try:
        with transaction.atomic():
            version.save(force_insert=True)
            _note("wording.save", conference, standard, by, {"number": version.number})
    except IntegrityError as error:
        # Two saved in the same moment: the number was taken.
        taken = queries.newest(conference, standard.name)
        if taken is None:
            raise
        raise ChangedMeanwhile(taken) from error
    return version


def _same(one: TemplateVersion, other: TemplateVersion) -> bool:
    word = [bytes(version.word) if version.word else None for version in (one, other)]
    return one.source == other.source and word[0] == word[1]


def _check(conference: Conference, standard: Standard, version: TemplateVersion) -> None:
    word = bytes(version.word) if version.word else None
    tried = trial.attempt(conference, standard, version.source, word)
    if tried.refusal:
        raise tried.refusal
    if word and not all(word_text(paper) and not paper.annexes for paper in tried.papers):
        raise NotWhole
    if tried.wrong:
        raise UnknownNames(tried.wrong)


def _said(name: Wrong) -> str:
    lines = ", ".join(map(str, name.lines))
    place = f" (dòng {lines})" if lines else ""
    nearest = f", có phải là “{name.nearest}”?" if name.nearest else ""
    return f"“{name.name}”{place}{nearest}"


def _note(
    act: str, conference: Conference, standard: Standard, by: str, data: dict[str, int]
) -> None:
    record(
        act,
        by=by,
        subject=standard.name,
        conference_id=conference.pk,
        data={"body": conference.host_id, **data},
    )
