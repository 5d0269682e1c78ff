"""Members' text as words alone: for excerpts, feeds, mail and search."""

from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from markup import mentions, parsing
from markup.rendering import is_beyond_limits


def plain(text: str) -> str:
    """The words of the text without marks, addresses kept only where they were written out; a line per block."""
    return "\n".join(_sentences(text, quoted=True))


def excerpt(text: str, words: int = 40) -> str:
    """The first words of the text on one line, its own before what it quotes; "…" where something follows."""
    own = " ".join(_sentences(text, quoted=False)) or " ".join(_sentences(text, quoted=True))
    found = own.split()
    first = " ".join(found[:words])
    return first.rstrip(".,;:،؛") + "…" if len(found) > words else first


def mentioned(text: str) -> list[str]:
    """The handles after an `@` in the text's own words, each once, in their order; not every one is a member's."""
    return [] if "@" not in text or is_beyond_limits(text) else mentions.named(parsing.tokens(text))


def leading_to(text: str) -> list[str]:
    """The whole addresses (http, https) that the links of the text lead to, in their order."""
    blocks = [] if is_beyond_limits(text) else parsing.tokens(text)
    links = (str(token.attrs.get("href", "")) for block in blocks for token in block.children or [])
    return [address for address in links if address.startswith(("http://", "https://"))]


def _sentences(text: str, *, quoted: bool) -> Iterator[str]:
    typed = Token("fence", "", 0, content=parsing.readable(text))
    blocks = [typed] if is_beyond_limits(text) else parsing.tokens(text)
    for block in blocks if quoted else _unquoted(blocks):
        written = _written(block.children) if block.type == "inline" else block.content
        if written.strip() and block.type in {"inline", "fence", "code_block"}:
            yield written.strip()


def _unquoted(blocks: Iterable[Token]) -> Iterator[Token]:
    depth = 0
    for block in blocks:
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(block.type, 0)
        if depth == 0:
            yield block


def _written(children: Iterable[Token] | None) -> str:
    return "".join(" " if token.type in {"softbreak", "hardbreak"} else token.content for token in children or [])
