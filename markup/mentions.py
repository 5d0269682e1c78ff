"""Members named in a text: `@handle` in its own words, not in code, in links or in what it quotes."""

import re
from collections.abc import Collection, Iterable, Iterator

from markdown_it.token import Token

from markup import parsing

# As handles are written; an e-mail address and a name on another site (`@ana@example.org`) name nobody here.
_NAMED = re.compile(r"(?<![\w@/.+-])@([A-Za-z0-9][A-Za-z0-9-]{1,29})(?![\w@-]|\.\w)", re.ASCII)


def named(blocks: Iterable[Token]) -> list[str]:
    """The handles that a text speaks of, whether there are such members or not, each once, in their order."""
    said = [token.content for children in _own(blocks) for token, is_text in _marked(children) if is_text]
    return list(dict.fromkeys(_handle(found) for words in said for found in _NAMED.finditer(words)))


def link(blocks: Iterable[Token], handles: Collection[str]) -> None:
    """Make links to the profiles of the members whose handles these are; other names stay words."""
    for children in _own(blocks):
        children[:] = [linked for token in _marked(children) for linked in _linked(token, handles)]


def _own(blocks: Iterable[Token]) -> Iterator[list[Token]]:
    """The running text of each block that is not quoted."""
    depth = 0
    for block in blocks:
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(block.type, 0)
        if depth == 0 and block.children:
            yield block.children


def _marked(children: Iterable[Token]) -> Iterator[tuple[Token, bool]]:
    """Each token, and whether it is text outside of links."""
    depth = 0
    for token in children:
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        yield token, depth == 0 and token.type == "text"


def _handle(found: re.Match[str]) -> str:
    return found[1].lower()


def _linked(marked: tuple[Token, bool], handles: Collection[str]) -> Iterator[Token]:
    token, is_text = marked
    rest = 0
    for found in _NAMED.finditer(token.content) if is_text else ():
        if _handle(found) in handles:
            yield parsing.text_token(token.content[rest : found.start()])
            yield from parsing.link_tokens(f"/members/{_handle(found)}/", found[0], direction="ltr")
            rest = found.end()
    yield parsing.text_token(token.content[rest:]) if rest else token
