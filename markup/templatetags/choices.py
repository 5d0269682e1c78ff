"""What lists to choose from consist of.

Some have hundreds of entries: a template for each, or Django's helpers for one string, would cost most of a page.
"""

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
# As Django's widgets describe an entry: `name`, `value`, `label`, `type` and `attrs`.
Entry = dict[str, Any]
# Their name or None, the entries, and a number; an entry outside of all groups is a group without a name.
Groups = Iterable[tuple[str | None, list[Entry], int]]


@register.simple_tag
def options(groups: Groups) -> SafeString:
    """What stands in a `<select>`."""
    lines = []
    for name, entries, _number in groups:
        inside = "\n".join(
            f"<option{_attributes(one, 'value')}>{escape(str(one['label']))}</option>" for one in entries
        )
        lines.append(f'<optgroup label="{escape(str(name))}">{inside}</optgroup>' if name else inside)
    return mark_safe("\n".join(lines))  # noqa: S308


@register.simple_tag
def boxes(groups: Groups) -> SafeString:
    """Boxes to tick, or buttons of which one is pressed, each with its label behind it."""
    lines = []
    for name, entries, _number in groups:
        lines += [f'<p class="field__group">{escape(str(name))}</p>'] if name else []
        lines += [_labelled(one) for one in entries]
    return mark_safe("\n".join(lines))  # noqa: S308


@register.simple_tag
def language_boxes(entries: Iterable[Entry]) -> SafeString:
    """Boxes for languages by their codes, each of which is said in its own language."""
    lines = (_labelled(one, f' lang="{escape(str(one["value"]))}" dir="auto"') for one in entries)
    return mark_safe("\n".join(lines))  # noqa: S308


def _labelled(entry: Entry, spoken: str = "") -> str:
    box = f"<input{_attributes(entry, 'type', 'name', 'value')}>"
    words = f"<span{spoken}>{escape(str(entry['label']))}</span>"
    return f'<label class="field__choice" for="{entry["attrs"]["id"]}">{box} {words}</label>'


def _attributes(entry: Entry, *names: str) -> str:
    """The attributes of these names, then those of the widget; what is True has no value, what is not is left out."""
    named = {**{name: entry[name] for name in names}, **entry["attrs"]}
    return "".join(
        f" {name}" if value is True else f' {name}="{escape(str(value))}"'
        for name, value in named.items()
        if value is not None and value is not False
    )
