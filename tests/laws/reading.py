"""The words of a page as a person meets them, each with the language and the direction in which it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
UNREAD = frozenset({"script", "style"})
# What a browser or a reading machine says aloud or shows, beside the text.
SAID = ("aria-label", "aria-description", "aria-roledescription", "title", "placeholder", "alt", "label", "summary")


@dataclass(frozen=True)
class Words:
    """A text, or an attribute that is read (`name` then says which), and the elements around it, outermost first."""

    words: str
    language: str
    direction: str
    around: tuple[str, ...]
    name: str = ""

    def __str__(self) -> str:
        return f"{'>'.join(self.around[-3:])}{f'[{self.name}]' if self.name else ''}: {self.words.strip()[:90]!r}"


@dataclass(frozen=True)
class _Element:
    tag: str
    language: str
    direction: str


class Page(HTMLParser):
    """`Page(html)`: its words in their order, its links, and its forms that post."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[Words] = []
        self.links: list[str] = []
        self.forms: list[str] = []
        self._open = [_Element("", "", "")]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        outer = self._open[-1]
        direction = given.get("dir", "auto" if tag == "bdi" else outer.direction)
        self._open.append(_Element(tag, given.get("lang", outer.language), direction))
        self.words += [self._words(value, name) for name, value in _said(tag, given)]
        if tag in {"a", "link"} and "href" in given and given.get("rel") not in {"stylesheet", "icon", "manifest"}:
            self.links.append(given["href"])
        if tag == "form" and given.get("method") == "post":
            self.forms.append(given.get("action", ""))
        if tag in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self._open[-1].tag not in UNREAD:
            self.words.append(self._words(data))

    def _words(self, words: str, name: str = "") -> Words:
        inner = self._open[-1]
        around = tuple(element.tag for element in self._open[1:])
        return Words(words, inner.language, inner.direction, around, name)


def _said(tag: str, given: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The attributes that people are told, `data-` sentences for scripts and what stands on a button among them."""
    names = [name for name in given if name in SAID or name.startswith("data-")]
    if tag == "input" and given.get("type", "text") not in {"hidden", "radio", "checkbox"}:
        names.append("value")
    if tag == "meta" and given.get("name") == "description":
        names.append("content")
    return ((name, given[name]) for name in names if given.get(name, "").strip())
