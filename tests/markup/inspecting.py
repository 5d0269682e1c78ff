"""What a browser would make of rendered text, by a parser that is not the renderer's own."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

ATTRIBUTES = {
    "a": {"href", "rel", "dir"},
    "ol": {"start"},
    "pre": {"dir", "tabindex"},
    "div": {"class"},
}
TAGS = set(
    "p br hr h2 h3 h4 h5 h6 ul ol li blockquote pre code a strong em s div table thead tbody tr th td".split()  # noqa: SIM905
)
VOID = {"br", "hr"}


class Inspector(HTMLParser):
    """Collects what is not allowed, and what was left open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[str] = []
        self.links: list[dict[str, str | None]] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in TAGS:
            self.faults.append(f"tag {tag}")
        self.faults += [f"{tag}[{name}]" for name, _value in attrs if name not in ATTRIBUTES.get(tag, set())]
        if tag == "a":
            self._look_at(dict(attrs))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"end of {tag}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"declaration {decl}")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"declaration {data}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"instruction {data}")

    def _look_at(self, link: dict[str, str | None]) -> None:
        self.links.append(link)
        address = link.get("href") or ""
        if "a" in self.open:
            self.faults.append("a link in a link")
        if link.get("rel") != "ugc nofollow noopener":
            self.faults.append(f"rel {link.get('rel')}")
        if "\\" in address or address.startswith("//") or any(ord(character) <= 32 for character in address):
            self.faults.append(f"address {address!r}")
        if urlsplit(address).scheme not in {"", "http", "https", "mailto"}:
            self.faults.append(f"scheme {address!r}")


def inspect(html: str) -> Inspector:
    """The inspector after it has read the whole of the HTML."""
    inspector = Inspector()
    inspector.feed(html)
    inspector.close()
    inspector.faults += [f"{tag} left open" for tag in inspector.open]
    return inspector
