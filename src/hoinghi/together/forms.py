"""Forms about something that others may change while they are open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hoinghi.together.rules import Cell, Conflict, Meeting, Saver, has_moved, merge, stamp_of

OPENED = "opened"
BETWEEN = "together-between"
TAKE = "together-take"
EVERYTHING = "*"

if TYPE_CHECKING:
    _Base = forms.BaseForm
else:
    _Base = object


class EditedTogether(_Base):
    """Mixin: the form carries a mark of what it showed, and tells its second saver both texts.

    ``initial`` (or the instance) must be what stands now, when the page opens and when it is
    sent. Draw ``{{ form.stamp }}`` and ``together/_meeting.html`` inside the form. While
    ``meeting`` is set the form is not valid: answer with the page and status 409.

    Attributes:
        is_edit: False for a new object: there is nobody to meet.
        told_by: Gives who saved last; asked only where two people met.
        followed: Names that now show what the other person saved.
        not_together: Fields that say nothing about the object.
    """

    not_together: tuple[str, ...] = ()

    def __init__(
        self,
        *args: Any,
        is_edit: bool = True,
        told_by: Callable[[], Saver | None] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.is_edit, self.told_by = is_edit, told_by
        self.meeting: Meeting | None = None
        self.followed: frozenset[str] = frozenset()

    @property
    def stamp(self) -> SafeString:
        """Draw the mark of what stands, which the form sends back."""
        if not self.is_edit:
            return SafeString("")
        name, mark = self.add_prefix(OPENED), stamp_of(self._theirs())
        return format_html('<input type="hidden" name="{}" value="{}">', name, mark)

    def is_valid(self) -> bool:
        return super().is_valid() and self.meeting is None

    def _clean_form(self) -> None:
        super()._clean_form()  # type: ignore[misc] # a hook of Django's that its stubs leave out
        if self.is_edit:
            self._meet()

    def _meet(self) -> None:
        theirs, mine = self._theirs(), self._mine()
        opened = str(self.data.get(self.add_prefix(OPENED), ""))
        if take := self.data.get(self.add_prefix(TAKE)):
            self.meeting = self._taking(str(take), mine, theirs)
        elif has_moved(opened, theirs):
            found = merge(opened, mine, theirs)
            if found.conflicts or found.taken:
                self._follow(found.taken)
                self.meeting = self._meeting(found.conflicts, found.taken, found.kept, mine, theirs)

    def _taking(self, take: str, mine: list[Cell], theirs: list[Cell]) -> Meeting:
        """Put the first person's text in place of the second's; nothing is saved yet."""
        between = str(self.data.get(self.add_prefix(BETWEEN), "")).split()
        chosen = [name for name in between if take in (name, EVERYTHING)]
        self._follow(chosen)
        left = merge("", mine, theirs).conflicts
        rest = tuple(name for name in between if name in left and name not in chosen)
        made = self._meeting(rest, tuple(chosen), (), mine, theirs)
        return Meeting(
            conflicts=made.conflicts, taken=made.taken, saver=made.saver, is_settled=not rest
        )

    def _meeting(
        self,
        conflicts: Iterable[str],
        taken: Iterable[str],
        kept: Iterable[str],
        mine: list[Cell],
        theirs: list[Cell],
    ) -> Meeting:
        by_name = {cell.name: cell for cell in theirs}
        own = {cell.name: cell for cell in mine}
        return Meeting(
            conflicts=tuple(
                Conflict(
                    name=name,
                    label=own[name].label,
                    theirs=by_name[name].shown,
                    mine=own[name].shown,
                )
                for name in conflicts
            ),
            taken=tuple(own[name].label for name in taken if name in own),
            kept=tuple(own[name].label for name in kept),
            saver=self.told_by() if self.told_by else None,
        )

    def _follow(self, names: Iterable[str]) -> None:
        """Show what the other person saved in the fields *names*."""
        data = self.data.copy() if isinstance(self.data, QueryDict) else QueryDict(mutable=True)
        if not isinstance(self.data, QueryDict):
            data.update(self.data)
        self.followed = frozenset(names)
        for name in self.followed & set(self.fields):
            self.errors.pop(name, None)
            _put(data, self.add_prefix(name), self[name].initial)
        self.data = data

    def _more_theirs(self) -> list[Cell]:
        """Give what stands beside the fields; for forms that are drawn with others."""
        return []

    def _more_mine(self) -> list[Cell]:
        """Give what was sent beside the fields."""
        return []

    def _theirs(self) -> list[Cell]:
        return [self._cell(bound, bound.initial) for bound in self._compared()] + (
            self._more_theirs()
        )

    def _mine(self) -> list[Cell]:
        return [self._cell(bound, bound.data) for bound in self._compared()] + (self._more_mine())

    def _compared(self) -> list[forms.BoundField]:
        return [
            self[name]
            for name, field in self.fields.items()
            if name not in self.not_together and not isinstance(field, forms.FileField)
        ]

    def _cell(self, bound: forms.BoundField, raw: Any) -> Cell:
        value = _read(bound.field, raw)
        return Cell(
            name=bound.name,
            label=str(bound.label),
            value=_compared_text(value),
            shown=_shown(bound.field, value),
        )


def _read(field: forms.Field, raw: Any) -> Any:
    """Give the value behind what was typed or stands; what is no value stays as typed."""
    try:
        return field.to_python(field.prepare_value(raw))
    except ValidationError:
        return str(raw)


def _compared_text(value: Any) -> str:
    if value in (None, "", False):
        return ""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, (list, tuple, set, frozenset, QuerySet)):
        return ",".join(sorted(_compared_text(one) for one in value))
    if isinstance(value, date):
        return value.isoformat()
    return _tidy(str(value))


def _shown(field: forms.Field, value: Any) -> str:
    """Write a value as people read it."""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if value in (None, ""):
        return ""
    if isinstance(value, (list, tuple, set, frozenset, QuerySet)):
        return "; ".join(sorted(_shown(field, one) for one in value))
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(field, forms.ChoiceField) and not isinstance(value, Model):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type] # flat choices
    return _tidy(str(value))


def _tidy(text: str) -> str:
    """Leave out what browsers and people change without seeing it: ends of lines, blanks there."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def _put(data: QueryDict, name: str, value: Any) -> None:
    """Write a value into *data* as the browser would send it."""
    if value in (None, "", False):
        data.pop(name, None)
    elif value is True:
        data[name] = "on"
    elif isinstance(value, (list, tuple, set, frozenset, QuerySet)):
        pks = (one.pk if isinstance(one, Model) else one for one in value)
        data.setlist(name, [str(one) for one in pks])
    else:
        data[name] = value.isoformat() if isinstance(value, date) else str(value)
