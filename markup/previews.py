"""What others show of a page when somebody passes its address on: Open Graph, and schema.org as JSON-LD."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from house import known

# Within a script element these could end it; JSON reads them the same when they are escaped.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class Preview:
    """A public page: `kind` is its schema.org type, `path` its address within the site, `words` its first words.

    `author` is empty where nobody is named; `replies` is None where nobody can reply.
    """

    kind: str
    title: str
    path: str
    words: str
    language: str
    author: str
    at: datetime
    replies: int | None = None
    licence: str = ""
    # The language of a title that the house made ("Post 3 in …"), empty for the writer's own.
    made_in: str = ""

    @property
    def address(self) -> str:
        """The whole address, as the site calls itself."""
        return f"{settings.SITE_URL}{self.path}"

    @property
    def title_language(self) -> str:
        """The language of the title, which may not be that of the words."""
        return self.made_in or self.language

    @property
    def embed(self) -> str:
        """Where programs of other sites ask what to show of the page (oEmbed)."""
        return f"{settings.SITE_URL}/oembed?{urlencode({'format': 'json', 'url': self.address})}"

    def linked(self) -> SafeString:
        """The JSON-LD block; browsers take it as words, never as a script."""
        said = json.dumps(self.facts(), ensure_ascii=False).translate(ESCAPES)
        return format_html('<script type="application/ld+json">{}</script>', mark_safe(said))  # noqa: S308  escaped above

    def facts(self) -> dict[str, Any]:
        """The page in schema.org's words, without what is not known."""
        said = {
            "@context": "https://schema.org",
            "@type": self.kind,
            "headline": self.title,
            "url": self.address,
            "text": self.words,
            "inLanguage": self.language,
            "datePublished": self.at.isoformat(timespec="seconds"),
            "license": self.licence,
            "author": self._author(),
            "interactionStatistic": self._replies(),
        }
        return {name: value for name, value in said.items() if value}

    def _author(self) -> dict[str, str]:
        if self.author:
            return {"@type": "Person", "name": self.author}
        return {"@type": "Organization", "name": known.name()}

    def _replies(self) -> dict[str, Any]:
        if self.replies is None:
            return {}
        kind = "https://schema.org/CommentAction"
        return {"@type": "InteractionCounter", "interactionType": kind, "userInteractionCount": self.replies}
