"""Every word that the site itself says is in the catalogues: with their sentences in brackets, nothing is outside."""

import re
from collections.abc import Iterable, Iterator
from zoneinfo import available_timezones

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail import EmailMessage

from accounts.models import User
from accounts.vocabulary import LANGUAGES
from tags import vocabulary
from tests.factories.accounts import PASSWORD, UserFactory, app_code, show_again
from tests.laws import pseudo
from tests.laws.access import ROWS
from tests.laws.conftest import PERSONS, Walk
from tests.laws.crawling import Visited, guest
from tests.laws.reading import Page, Words
from tests.laws.village import OLIVE, PALM

pytestmark = [pytest.mark.django_db, pytest.mark.either(half=0)]
LETTERS = re.compile(r"[^\W\d_]")
ADDRESS = re.compile(r"https?://\S+|\S+@\S+")
# Written by people, or for programs.
THEIRS = {"bdi", "time", "code", "kbd"}
A_PASSWORD = "nine baskets of maize"
# Names that are the same in every language.
NAMES = {
    settings.SITE_NAME,
    "CC BY 4.0",  # licences are cited by their names
    "CC BY-SA 4.0",
    "CC BY-NC 4.0",
    "(UN M49)",  # a standard
    "Library",  # the account that speaks for the library, in a page's title, where no element can mark it
    *LANGUAGES.values(),  # each language by the name its own speakers give it
    *(code.upper() for code, _name in settings.LANGUAGES),  # the sign of a language beside its name
}
# The IANA table has its names in one form only.
ZONES = {part.replace("_", " ") for zone in available_timezones() for part in (zone, zone.partition("/")[2])}
ZONES |= {zone.partition("/")[0] for zone in available_timezones()}


def _vocabulary() -> set[str]:
    """Countries, themes and regions have their names in all languages in files of their own."""
    kept = [*vocabulary.countries().values(), *vocabulary.themes().values()]
    labels = [*(one.labels for one in kept), *vocabulary.regions().values()]
    return {names[pseudo.INTERFACE] for names in labels}


ALLOWED = NAMES | ZONES | _vocabulary()


@pytest.mark.parametrize("person", PERSONS)
def test_every_page_speaks_from_the_catalogues(person: str, walk: Walk):
    found = {str(words): one.path for one in walk[person] if one.page for words in _unknown(one.page.words)}

    assert not found, _listed(found)


@pytest.mark.parametrize("person", PERSONS)
def test_no_sentence_of_ours_is_marked_as_another_language(person: str, walk: Walk):
    found = {str(words): one.path for one in walk[person] if one.page for words in _mismarked(one.page.words)}

    assert not found, _listed(found)


@pytest.mark.parametrize("person", PERSONS)
def test_what_scripts_are_told_is_said_in_the_reader_s_language(person: str, walk: Walk):
    told = [(one.path, sentence) for one in walk[person] for sentence in _told(one)]

    assert told
    assert not [one for one in told if _is_bare(pseudo.outside(one[1])[0])]


def test_the_walk_has_seen_every_page(walk: Walk):
    seen = {one.route for visited in walk.values() for one in visited if one.status < 400}
    pages = {route for route, row in ROWS.items() if row.method == "GET" and {"in"} & set(row.expected[:3])}

    assert pages - seen == set()


@pytest.mark.django_db(transaction=True)
def test_mails_are_written_in_the_reader_s_language(member: User):
    with pseudo.spoken():
        _cause_mails(member)

    assert len(mail.outbox) == 12
    assert not [line for message in mail.outbox for line in _bare_lines(message)]


def test_the_law_sees_what_it_forbids():
    page = Page(
        '<html lang="fr"><p>Hello ⟦a <b>bold</b> word⟧ Bénin · Togo <bdi>Ana</bdi></p><img alt="A tree">'
        '<i lang="en">⟦ours⟧ theirs</i><input placeholder="Search" dir="auto" value="theirs">'
    )

    assert [words.words.strip() for words in _unknown(page.words)] == ["Hello ⟦a", "A tree", "Search"]
    assert [words.words for words in _mismarked(page.words)] == ["⟦ours⟧ theirs"]


def _listed(found: dict[str, str]) -> str:
    return "\n".join(f"{words} on {path}" for words, path in found.items())


def _unknown(words: Iterable[Words]) -> Iterator[Words]:
    """Words outside the brackets that are neither members' nor names."""
    depth = 0
    for one in words:
        bare, after = pseudo.outside(one.words, 0 if one.name else depth)
        depth = depth if one.name else after
        if _is_bare(bare) and not _is_theirs(one):
            yield one


def _mismarked(words: Iterable[Words]) -> Iterator[Words]:
    return (one for one in words if one.language not in {"", pseudo.INTERFACE} and "⟦" in one.words)


def _is_bare(parts: Iterable[str]) -> bool:
    said = (name.strip() for part in parts for name in ADDRESS.sub("", part).split(" · "))
    return any(LETTERS.search(name) and name not in ALLOWED for name in said)


def _is_theirs(one: Words) -> bool:
    if one.name.startswith("data-"):
        # A word for a script: what it says to people has several.
        return " " not in one.words.strip()
    if one.around[-1] in {"title", "link", "meta"}:
        # Plain text, in which nothing can be marked.
        return PALM in one.words or OLIVE in one.words
    if one.name and one.name not in {"value", "alt"} and "time" not in one.around:
        return False
    is_marked = one.language not in {"", pseudo.INTERFACE} or one.direction == "auto"
    return is_marked or bool(THEIRS & set(one.around))


def _told(visited: Visited) -> Iterator[str]:
    """What an answer for scripts says to people, beside the articles."""
    for one in (visited.told, *visited.told.get("events", [])):
        yield from (one[name] for name in ("detail", "notice") if name in one)


def _cause_mails(member: User) -> None:
    """Every mail that a visitor or a member can cause to be sent."""
    visitor, reader = guest(None, interface=pseudo.INTERFACE), guest(member, interface=pseudo.INTERFACE)
    User.objects.filter(pk=member.pk).update(interface_language=pseudo.INTERFACE)
    for address in (member.email, "somebody-new@example.org"):
        visitor.post("/accounts/signup/", {"display_name": OLIVE, "email": address, "password1": A_PASSWORD})
        visitor.post("/accounts/password/reset/", {"email": address})
    visitor.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    visitor.post("/accounts/login/code/", {"email": member.email})
    guest(None, interface=pseudo.INTERFACE).post("/accounts/login/", {"login": member.email, "password": PASSWORD})
    show_again(reader)
    reader.post("/accounts/email/", {"action_add": "", "email": "another@example.org"})
    reader.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": A_PASSWORD})
    _change_the_second_step(UserFactory(interface_language=pseudo.INTERFACE))


def _change_the_second_step(member: User) -> None:
    reader, set_up = guest(member, interface=pseudo.INTERFACE), "/accounts/2fa/totp/activate/"
    show_again(reader)
    secret = reader.get(set_up).context["form"].secret
    reader.post(set_up, {"code": app_code(secret)})
    reader.post("/accounts/2fa/recovery-codes/generate/")
    reader.post("/accounts/2fa/totp/deactivate/")


def _bare_lines(message: EmailMessage) -> Iterator[str]:
    depth = 0
    for line in (message.subject, *str(message.body).splitlines()):
        bare, depth = pseudo.outside(line, depth)
        if _is_bare(bare):
            yield line
