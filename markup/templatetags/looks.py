"""Small words of every template: icons, moments, the language of a text, fields, scripts."""

import re
from datetime import UTC, date, datetime

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField, CheckboxInput, SearchInput, Textarea, TextInput
from django.http import HttpRequest
from django.template.context import Context
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from markup import looks, moments
from markup.scripts import direction

register = template.Library()

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# Icons that point along the line turn round where the line runs from right to left.
TURNING = frozenset({"way", "in", "out", "reply", "quote"})
SHOWN = {"day": moments.day, "short": moments.short_day}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A picture from the one cached sprite; it is decoration, the words stand beside it."""
    turns = " icon--turns" if name in TURNING else ""
    address = static("img/icons.svg")
    return format_html('<svg class="icon{}" aria-hidden="true"><use href="{}#i-{}"/></svg>', turns, address, name)


@register.simple_tag
def moment(when: datetime | date | None, show: str = "moment") -> SafeString:
    """A point in time in the reader's zone and language: as `moment`, `day` or `short` (without the year of now)."""
    if when is None:
        return SafeString("")
    if not isinstance(when, datetime):
        return format_html('<time datetime="{}">{}</time>', when.isoformat(), moments.day(when))
    local = timezone.localtime(when)
    return format_html(
        '<local-time data-show="{}"><time datetime="{}" title="{}">{}</time></local-time>',
        show,
        when.astimezone(UTC).isoformat(timespec="seconds"),
        moments.whole(local),
        SHOWN.get(show, moments.moment)(local),
    )


@register.simple_tag
def today() -> str:
    """The day on which the reader reads: "Saturday 28 November"."""
    return moments.weekday(timezone.localdate())


@register.simple_tag
def words_language(language: str | None) -> SafeString:
    """The attributes `lang` and `dir` of a member's text; an unknown language leaves the direction to the browser."""
    if not language or not LANGUAGE.fullmatch(language):
        return mark_safe('dir="auto"')
    return format_html('lang="{}" dir="{}"', language, direction(language))


@register.filter
def bdi(words: object, language: str | None = None) -> SafeString:
    """Members' words in a sentence of ours, which they must not turn: `{% blocktranslate with tag=name|bdi %}`."""
    if not words:
        return SafeString("")
    marks = words_language(language) if language else SafeString("")
    return format_html("<bdi {}>{}</bdi>", marks, words) if marks else format_html("<bdi>{}</bdi>", words)


@register.simple_tag
def element(name: str) -> SafeString:
    """The script of one custom element, for the pages that use it."""
    return format_html('<script type="module" src="{}"></script>', static(f"js/elements/{name}.js"))


@register.simple_tag
def whole_address(path: str) -> str:
    """The address of a page as others can open it, from its path within the site."""
    return f"{settings.SITE_URL}{path}"


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: str) -> str:
    """This page's own address with some of its query changed: `{% with_query lang="fr" %}`."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return "?" + "&".join(f"{name}={value}" for name, value in changes.items())
    return looks.kept_query(request, **changes)


@register.simple_tag(takes_context=True)
def here(context: Context, address: str) -> SafeString:
    """`aria-current` for a link of the masthead while the reader is in that part of the site."""
    path = getattr(context.get("request"), "path", "")
    if path == address:
        return mark_safe('aria-current="page"')
    return SafeString('aria-current="true"' if path.startswith(address) else "")


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """A form field's control with our class; what people write finds its own direction."""
    widget = field.field.widget
    attrs: dict[str, str | bool] = {}
    if not hasattr(widget, "option_template_name") and not isinstance(widget, CheckboxInput):
        attrs["class"] = f"field__input {widget.attrs.get('class', '')}".strip()
    if type(widget) in {TextInput, SearchInput, Textarea} and "dir" not in widget.attrs:
        attrs["dir"] = "auto"
    return field.as_widget(attrs=attrs)


@register.filter
def mistakes(form: BaseForm) -> int:
    """How many sentences say what is wrong with a form; a field may have several."""
    return sum(len(sentences) for sentences in form.errors.values())


@register.filter
def is_sentence(label: object) -> bool:
    """Whether a label ends as a question or a sentence does: no colon follows it."""
    return str(label).rstrip().endswith(("?", ".", "!", "؟"))


@register.filter
def is_single_checkbox(field: BoundField) -> bool:
    """Whether the label belongs behind the control."""
    return isinstance(field.field.widget, CheckboxInput)
