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
_kept: Kept[str] = Kept(most=512, most_bytes=32 * 2**20)


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
    key = [parser.compile_filter(bit) for bit in token.split_contents()[1:]]
    if not key:
        raise template.TemplateSyntaxError("remembered needs a key")
    part = parser.parse(("endremembered",))
    parser.delete_first_token()
    return RememberedNode(part, key)
