"""From Markdown to tokens: CommonMark with tables and strikethrough, without HTML and without pictures."""

import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from markup.addresses import BARE, is_allowed, without_trailing_marks

# Deep nesting serves no reader and costs time: what lies deeper is left out.
NESTING = 40
# What no reader can see but a browser or a database obeys: controls, overrides of direction, noncharacters.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]"
)
_BROKEN = re.compile(r"[\ud800-\udfff]")


def readable(text: str) -> str:
    """The text without characters that can only mislead, its lines ended by a line feed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _BROKEN.sub("\ufffd", _UNSEEN.sub("", lines))


def tokens(text: str) -> list[Token]:
    """The text's blocks; nesting beyond NESTING levels is left out."""
    return _parser.parse(readable(text))


def html(blocks: list[Token]) -> str:
    """Markdown-it's HTML of the blocks, not yet cleaned."""
    written: str = _parser.renderer.render(blocks, _parser.options, {})
    return written


def texts(blocks: Iterable[Token]) -> Iterator[Token]:
    """The tokens that hold running text: no code, no addresses."""
    return (token for block in blocks for token in block.children or [] if token.type == "text")


def link_tokens(address: str, name: str, *, direction: str = "") -> Iterator[Token]:
    """A link with words in it, to stand in running text."""
    # An address reads left to right in every language, or its full stops wander.
    opening = Token("link_open", "a", 1, attrs={"href": address})
    if direction:
        opening.attrSet("dir", direction)
    yield opening
    yield text_token(name)
    yield Token("link_close", "a", -1)


def text_token(content: str) -> Token:
    """Words, to stand in running text."""
    return Token("text", "", 0, content=content)


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802  the parser's name
        return is_allowed(url)


def _make_parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False, "breaks": True, "maxNesting": NESTING})
    parser.enable(["table", "strikethrough"])
    parser.core.ruler.after("inline", "unseen", _unseen)
    parser.core.ruler.after("unseen", "links", _links)
    parser.add_render_rule("table_open", lambda *_: '<div class="prose__table"><table>\n')
    parser.add_render_rule("table_close", lambda *_: "</table></div>\n")
    return parser


def _unseen(state: StateCore) -> None:
    """What was taken from the text must not come back as an entity."""
    if "&" in state.src:
        for block in state.tokens:
            _make_readable(block.children or [])


def _make_readable(children: Iterable[Token]) -> None:
    for token in children:
        token.content = readable(token.content)
        _make_readable(token.children or [])


def _links(state: StateCore) -> None:
    """Pictures become links to them, and bare addresses become links."""
    for block in state.tokens:
        if block.type == "inline" and block.children:
            block.children = list(_linked(block.children))


def _linked(children: Iterable[Token]) -> Iterator[Token]:
    depth = 0
    for token in children:
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type == "image":
            yield from _picture_as_link(token, inside=depth > 0)
        elif token.type == "text" and depth == 0:
            yield from _with_bare_addresses(token)
        else:
            if token.type == "link_open" and token.markup == "autolink":
                token.attrSet("dir", "ltr")
            yield token


def _picture_as_link(picture: Token, *, inside: bool) -> Iterator[Token]:
    address = str(picture.attrs["src"])
    name = _words(picture.children or []).strip() or address
    if inside:
        yield text_token(name)
    else:
        yield from link_tokens(address, name)


def _words(children: Iterable[Token]) -> str:
    return "".join(_words(token.children) if token.children else token.content for token in children)


def _with_bare_addresses(token: Token) -> Iterator[Token]:
    rest = 0
    for match in BARE.finditer(token.content):
        shown = without_trailing_marks(match[0])
        address = _normalised(shown if "://" in shown else f"https://{shown}")
        if is_allowed(address):
            yield text_token(token.content[rest : match.start()])
            yield from link_tokens(address, shown, direction="ltr")
            rest = match.start() + len(shown)
    yield text_token(token.content[rest:]) if rest else token


def _normalised(address: str) -> str:
    try:
        return _parser.normalizeLink(address)
    except ValueError:
        return ""


_parser = _make_parser()
