"""Parts of pages drawn once for all who see the same, until somebody changes a fact."""

from __future__ import annotations

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from hoinghi.journal.editions import Kept, edition

register = template.Library()
_kept: Kept[str] = Kept(most=1024, most_bytes=32 * 2**20)


class ByValueNode(template.Node):
    """Draws its part anew only for other values or another language."""

    def __init__(self, part: NodeList, key: list[FilterExpression]) -> None:
        self.nodelist = part
        self.key = key

    def render(self, context: Context) -> SafeString:
        key = (*(one.resolve(context) for one in self.key), get_language())
        drawn = _kept.get(key, lambda: self.nodelist.render(context))
        return mark_safe(drawn)  # noqa: S308 - as the template engine itself drew it


class RememberedNode(template.Node):
    """Draws its part anew only for another key, language, day or edition of the facts."""

    def __init__(self, part: NodeList, key: list[FilterExpression]) -> None:
        self.nodelist = part
        self.key = key

    def render(self, context: Context) -> SafeString:
        parts = tuple(str(one.resolve(context)) for one in self.key)
        key = (parts, get_language(), timezone.localdate(), edition())
        drawn = _kept.get(key, lambda: self.nodelist.render(context))
        return mark_safe(drawn)  # noqa: S308 - as the template engine itself drew it


@register.tag
def remembered(parser: Parser, token: Token) -> RememberedNode:
    """``{% remembered "tasks-list" conference.pk filters.query %}…{% endremembered %}``.

    The key has to name everything that tells one drawing from another but for language, day and
    facts: conference, filters, page, what this person may do. No form belongs inside (its token
    is of one session), and nothing that names the person.
    """
    return RememberedNode(*_parsed(parser, token))


@register.tag
def by_value(parser: Parser, token: Token) -> ByValueNode:
    """``{% by_value "result" row conference.slug %}…{% endby_value %}``: drawn once for a value.

    The key is all that the part shows: frozen values, compared whole. Whatever changes elsewhere,
    what shows the same is not drawn again.
    """
    return ByValueNode(*_parsed(parser, token))


def _parsed(parser: Parser, token: Token) -> tuple[NodeList, list[FilterExpression]]:
    name, *bits = token.split_contents()
    if not bits:
        raise template.TemplateSyntaxError(f"{name} needs a key")
    part = parser.parse((f"end{name}",))
    parser.delete_first_token()
    return part, [parser.compile_filter(bit) for bit in bits]
