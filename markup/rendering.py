"""From members' text to HTML that can do nothing but be read."""

import re
from collections.abc import Collection
from html import escape

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it.token import Token

from markup import mentions, parsing
from markup.addresses import SCHEMES, is_allowed

# Characters; longer text is shown as it was typed. Forms ask for much less.
LIMIT = 50_000
# No prose opens this many brackets, and time grows with their square.
BRACKETS = 1_000
# A row that is left short gets its empty cells: 4,000 characters could ask for 65,000 of them, which takes seconds.
CELLS = 3_000
TAGS = frozenset(
    {"p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "a", "strong", "em"}
    | {"s", "div", "table", "thead", "tbody", "tr", "th", "td"}
)
# Whatever might mean something to the parser; text without it is paragraphs and lines.
_MARKS = re.compile(
    r"""[\\`*_\[\]<>~|&]  |  ^\ *(?:[-+=\#:]|\d+[.)])  |  ^\ {4}  |  https?:  |  www\.
        |  [^\S\ \n]  |  [\x00-\x09\x0b-\x1f\x7f-\x9f]""",
    re.MULTILINE | re.IGNORECASE | re.VERBOSE,
)
# The row of hyphens under a table's head, wherever a list or a quotation put it.
_DELIMITERS = re.compile(r"(?=.*-)[\s>|:\-+*\d.)]*")
_PARAGRAPHS = re.compile(r"\n(?:[ ]*\n)+")
_FRENCH = re.compile(r" (?=[?!;:»])|(?<=«) ")


def render(text: str, *, language: str | None = None, heading: int = 4, handles: Collection[str] = ()) -> SafeString:
    """Members' Markdown as safe HTML whose highest heading is `h<heading>` (2 to 6).

    The language of the text, where known, decides where a line may not break. `@handle` leads to a profile where it is
    one of `handles`; whoever wrote the text asked who they are. Never raises for any text.
    """
    if is_beyond_limits(text) or not (handles or _MARKS.search(text)):
        return _as_typed(unbroken(text, language))
    blocks = parsing.tokens(text)
    mentions.link(blocks, handles)
    _lower_headings(blocks, highest=min(max(heading, 2), 6))
    for token in parsing.texts(blocks):
        token.content = unbroken(token.content, language)
    return _cleaned(parsing.html(blocks))


def unbroken(text: str, language: str | None) -> str:
    """The text with the places marked at which a line of its language may not break."""
    # French puts a space before these marks; a line must not begin with them.
    return _FRENCH.sub("\N{NARROW NO-BREAK SPACE}", text) if language == "fr" else text


def is_beyond_limits(text: str) -> bool:
    """Whether the text is shown as it was typed because parsing it might keep others waiting."""
    return len(text) > LIMIT or text.count("[") > BRACKETS or ("|" in text and _cells(text) > CELLS)


def _cells(text: str) -> int:
    """How many cells the tables of the text have at most, empty ones included."""
    cells = columns = 0
    for line in parsing.readable(text).split("\n"):
        if _DELIMITERS.fullmatch(line):
            columns = max(columns, line.count("|") + 1)
        elif not line.strip():
            columns = 0
        cells += columns
    return cells


def _as_typed(text: str) -> SafeString:
    """Paragraphs of text without any markup; the same HTML as the parser's, much sooner."""
    paragraphs = _PARAGRAPHS.split(parsing.readable(text).strip(" \n"))
    return mark_safe("".join(f"<p>{_lines(paragraph)}</p>\n" for paragraph in paragraphs if paragraph))  # noqa: S308


def _lines(paragraph: str) -> str:
    return "<br>\n".join(escape(line.strip(" "), quote=False) for line in paragraph.split("\n"))


def _lower_headings(blocks: list[Token], *, highest: int) -> None:
    """Members' headings begin below the page's own and leave out no level, whatever they typed."""
    used = sorted({block.tag for block in blocks if block.type == "heading_open"})
    lowered = {tag: f"h{min(highest + place, 6)}" for place, tag in enumerate(used)}
    for block in blocks:
        block.tag = lowered.get(block.tag, block.tag)


def _cleaned(html: str) -> SafeString:
    return mark_safe(_cleaner.clean(html))  # noqa: S308


def _kept(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href":
        return value if is_allowed(value) else None
    return value


# The parser already leaves out HTML; this second, independent net catches what a mistake in the first lets through.
_cleaner = nh3.Cleaner(
    tags=set(TAGS),
    # Without the star, ammonia lets `title` and `lang` through on everything.
    attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
    attribute_filter=_kept,
    tag_attribute_values={"a": {"dir": {"ltr"}}, "div": {"class": {"prose__table"}}},
    # A long line of code can be reached and moved by keyboard.
    set_tag_attribute_values={"pre": {"dir": "ltr", "tabindex": "0"}},
    link_rel="ugc nofollow noopener",
    url_schemes=set(SCHEMES),
)
