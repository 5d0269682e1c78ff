"""The sentences of code and templates, collected and merged into `locale/`; needs Babel, a development tool."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from django.conf import settings
from django.utils.translation.template import templatize

# Unicode CLDR's rules where gettext can say them; French, Spanish and Portuguese without the form for millions.
PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "es": "nplurals=2; plural=(n != 1);",
    "pt": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
}
LAZY = {f"{name}_lazy": arguments for name, arguments in DEFAULT_KEYWORDS.items() if name.endswith("gettext")}
KEYWORDS = {**DEFAULT_KEYWORDS, **LAZY, "gettext_noop": None}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


@dataclass(frozen=True)
class Message:
    """One sentence to translate; `plural` and `context` are empty where it has none."""

    singular: str
    plural: str = ""
    context: str = ""


def collect(root: Path) -> dict[Message, list[str]]:
    """Every message of the project in the order of its files, with the files that say it."""
    found: dict[Message, list[str]] = {}
    for path in _sources(root):
        for message in _messages(path):
            places = found.setdefault(message, [])
            if str(path.relative_to(root)) not in places:
                places.append(str(path.relative_to(root)))
    return found


def merge(messages: dict[Message, list[str]], path: Path, *, language: str) -> polib.POFile:
    """The catalogue with exactly these messages; translations are kept, what nobody says any more goes."""
    catalogue = polib.pofile(str(path), wrapwidth=110) if path.exists() else polib.POFile(wrapwidth=110)
    catalogue.metadata = _header(language)
    known = {_message(entry): entry for entry in catalogue}
    catalogue[:] = [_renewed(known.get(message), message, places, language) for message, places in messages.items()]
    return catalogue


def placeholders(text: str) -> list[str]:
    """The named placeholders of a sentence, each once, sorted."""
    return sorted(set(PLACEHOLDER.findall(text)))


def forms(language: str) -> int:
    """How many forms a plural has in that language."""
    return int(PLURALS[language].partition("nplurals=")[2][0])


def _sources(root: Path) -> Iterator[Path]:
    for app in sorted(app for app in settings.INSTALLED_APPS if (root / app).is_dir()):
        yield from (path for path in sorted((root / app).rglob("*.py")) if "migrations" not in path.parts)
    yield from sorted(path for path in (root / "templates").rglob("*.*") if path.suffix in {".html", ".txt"})


def _messages(path: Path) -> Iterator[Message]:
    text = path.read_text()
    if path.suffix != ".py":
        # What Django makes of a template is one call per message; without indentation it reads as Python.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    for _line, function, arguments, _comments in extract_python(io.BytesIO(text.encode()), KEYWORDS, [], {}):
        yield from _called(str(function), _words(arguments))


def _words(arguments: object) -> list[str]:
    listed = arguments if isinstance(arguments, list | tuple) else [arguments]
    return [word for word in listed if isinstance(word, str)]


def _called(function: str, words: list[str]) -> Iterator[Message]:
    context = words.pop(0) if "pgettext" in function and words else ""
    if words and words[0]:
        plural = words[1] if function.startswith("n") else ""
        yield Message(words[0], plural, context)


def _renewed(entry: polib.POEntry | None, message: Message, places: list[str], language: str) -> polib.POEntry:
    entry = entry or polib.POEntry(msgid=message.singular, msgctxt=message.context or None)
    entry.obsolete = False
    entry.occurrences = [(place, "") for place in places]
    entry.flags = ["python-format"] if placeholders(message.singular + message.plural) else []
    if message.plural:
        entry.msgid_plural = message.plural
        entry.msgstr_plural = {form: entry.msgstr_plural.get(form, "") for form in range(forms(language))}
    return entry


def _message(entry: polib.POEntry) -> Message:
    return Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def _header(language: str) -> dict[str, str]:
    return {
        "Project-Id-Version": "Palabre",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
