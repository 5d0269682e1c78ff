"""A small community in which everything has happened once, all of it in Arabic, so that a page shows what it can show.

`PALM` stands in every text whose language is known, `OLIVE` in names and in notes whose language nobody knows: the laws
look for them on the pages.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product
from uuid import uuid4

from django.conf import settings
from django.core.files.base import ContentFile
from django.test import Client, override_settings
from django.utils import timezone

from accounts.actions import write_letter
from accounts.models import Application, Invitation, Letter, Organisation, User
from casestudies import actions as library
from casestudies.models import Case
from forum import actions as forum
from forum.models import Board, Post, Thread
from house import actions as house
from moderation import actions as moderation
from notifications import actions as notifications
from notifications.models import Announcement
from notifications.tasks import fan_out
from pages.house import LABELS
from tags.actions import set_expertise
from tags.models import Tag
from tests.factories.accounts import PASSWORD, OrganisationFactory, UserFactory
from tests.factories.casestudies import picture, published, story
from tests.factories.forum import BoardFactory, PostFactory
from tests.factories.pages import house_page
from tests.factories.passkeys import passkey
from tests.factories.tags import country, keyword, theme
from tests.laws.newcomers import seats

PALM = "نخلة"
OLIVE = "زيتون"
LANGUAGE = "ar"
AROUND = ("cost_in_words", "adapted_from", "picture_alt", "recording_words")


@dataclass
class Village:
    """The people, and the things by which a test asks for pages that nothing links to."""

    writer: User
    member: User
    moderator: User
    wish: Application
    invitation: Invitation
    threads: dict[str, Thread] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)

    def person(self, name: str) -> User | None:
        return {"member": self.member, "moderator": self.moderator}.get(name)


def settle(*, interface: str) -> Village:
    """Build the village in the database; its people read the site in that language."""
    OrganisationFactory(name=note("منظمة"), country="EG", kind="government", is_checked=True)
    people = [_person(handle, interface) for handle in ("writer", "member")]
    for person in people:
        set_expertise(person, by=person, tags=_tags()[1:])
    village = Village(
        *people, _moderator(interface), *seats(_person("host", interface), language=interface, words=note)
    )
    _follow(village)
    _talk(village)
    _tell(village)
    _moderate(village)
    _keep_house()
    _write(village)
    _sign_in_elsewhere(village)
    for announcement in Announcement.objects.order_by("pk"):
        fan_out.call(announcement.pk)
    return village


def _keep_house() -> None:
    """The pages of the house are there in Arabic alone."""
    for slug, (language, _name) in product(LABELS, settings.LANGUAGES):
        words = {"title": text(slug), "body": text("بيت")} if language == LANGUAGE else {"title": "", "body": ""}
        house_page(slug, language, **words)


def _sign_in_elsewhere(village: Village) -> None:
    Client().post("/accounts/login/", {"login": village.member.email, "password": PASSWORD})


def text(words: str) -> str:
    return f"{PALM} {words}"


def note(words: str) -> str:
    return f"{OLIVE} {words}"


def _person(handle: str, interface: str, **more: object) -> User:
    return UserFactory(
        handle=handle,
        display_name=note(handle),
        about=note("نبذة"),
        organisation=Organisation.objects.first(),
        role=note("دور"),
        site="https://example.org/site",
        country="EG",
        languages=["ar", "sw"],
        interface_language=interface,
        is_public=True,
        **more,
    )


def _moderator(interface: str) -> User:
    """Who signs in in two steps, so that their pages are there."""
    moderator = _person("moderator", interface, groups=["Moderators"], second_step=True)
    passkey(moderator, name=note("هاتف"))
    return moderator


def _tags() -> list[Tag]:
    return [country("BJ"), theme("health"), keyword(note("كلمة"))]


def _follow(village: Village) -> None:
    for tag in _tags()[:2]:
        notifications.follow(village.member, topic=tag.topic)


def _talk(village: Village) -> None:
    boards = {name: _board(name) for name in ("public", "members")}
    house.change(introductions=boards["public"].slug)
    for name, board in (("open", boards["public"]), ("locked", boards["public"]), ("closed", boards["members"])):
        village.threads[name] = _thread(name, board, village.writer, tags=_tags())
    for name in ("own", "hidden"):
        village.threads[name] = _thread(name, boards["public"], village.member, tags=_tags())
    _thread("word", boards["public"], village.writer, tags=_tags()[-1:])
    for topic in (village.threads["open"].topic, _tags()[2].topic):
        notifications.follow(village.member, topic=topic)
    # So many that the thread has a table of them.
    PostFactory.create_batch(52, thread=village.threads["open"], author=village.writer, **_words())
    _answer(village.threads["open"], village.writer)
    _answer(village.threads["own"], village.writer)
    _change(village)
    _thank_and_keep(village)


def _board(audience: str) -> Board:
    return BoardFactory(audience=audience, name=text("لوح"), description=text("وصف"), language=LANGUAGE)


def _thread(name: str, board: Board, author: User, *, tags: list[Tag]) -> Thread:
    opened = {"author": author, "title": text(name), "body": text("الأول"), "language": LANGUAGE}
    return forum.open_thread(board, tags=tags, at=timezone.now() - timedelta(hours=2), **opened)


def _words() -> dict[str, str]:
    return {"body": text("قول"), "language": LANGUAGE}


def _answer(thread: Thread, author: User) -> Post:
    at = timezone.now() - timedelta(hours=1)
    return forum.reply(thread, author=author, key=uuid4(), at=at, **_words())


def _change(village: Village) -> None:
    edited, deleted = (_answer(village.threads["own"], village.member) for _number in range(2))
    forum.edit_post(edited, by=village.member, body=text("آخر"), base=edited.version)
    forum.delete_post(deleted, by=village.member)
    forum.lock_thread(village.threads["locked"], by=village.moderator)


def _thank_and_keep(village: Village) -> None:
    """What readers do: a thread half read, thanks told and untold, things kept with a note."""
    read, own = village.threads["open"], village.threads["own"]
    forum.mark_read(read, by=village.member, first=1, last=3)
    forum.thank(read.posts.get(number=2), by=village.member)
    for person in (village.writer, village.moderator):
        forum.thank(own.posts.get(number=1), by=person)
    for key in (("thread", read.pk), ("post", own.posts.get(number=1).pk)):
        notifications.bookmark(village.member, key=key, note=note("ملاحظة"))


def _tell(village: Village) -> None:
    """Stories: complete and corrected, anonymous, hidden, held; and a draft."""
    for name, author in (("held", UserFactory()), ("own", village.member)):
        village.cases[name] = _held(author)
    files = {"picture": picture(), "recording": ContentFile(b"ID3", name="recording.mp3")}
    village.cases["full"] = _corrected(published(village.writer, **_story(files=files)))
    for anonymity in ("moderators", "country_withheld"):
        village.cases[anonymity] = published(village.writer, **_story(anonymity=anonymity))
    village.cases["hidden"] = published(village.member, **_story())
    typed = {"title": [text("مسودة")], "language": [LANGUAGE], "tried": [text("محاولة")], "countries": ["BJ"]}
    library.save_draft(village.member, key=uuid4(), content=typed, sequence=0)
    library.save_draft(village.member, key=uuid4(), content={}, sequence=0)


def _held(author: User) -> Case:
    with override_settings(HOLD_FIRST_STORIES=True):
        return library.publish_story(story(**_story()), author=author, key=uuid4())


def _story(**changes: object) -> dict[str, object]:
    partners = [
        {"country": "BJ", "roles": ["requesting"], "words": text("دور")},
        {"country": "BR", "roles": ["resource", "facilitating"], "words": ""},
    ]
    organisations = [
        {"name": note("منظمة"), "role": "funding", "kind": "government", "country": "BJ"},
        {"name": note("هيئة"), "role": "", "kind": "", "country": ""},
    ]
    sources = [
        {"title": note("مصدر"), "url": "https://example.org/a", "accessed": "2026-01-02"},
        {"title": note("كتاب"), "url": "", "accessed": ""},
    ]
    content = {name: text("فقرة") for name in ("tried", "happened", "works", "does_not_work", "lesson", *AROUND)}
    content |= {"partners": partners, "organisations": organisations, "sources": sources}
    content |= {"picture_credit": note("مصور"), "link": "https://example.org/link"}
    content |= {"adapted_from_url": "https://example.org/b"}
    shown = {"title": text("قصة"), "language": LANGUAGE, "tags": [country("BJ"), country("BR"), theme("health")]}
    return {**shown, "keywords": [note("كلمة")], "content": content, **changes}


def _corrected(case: Case) -> Case:
    draft = library.draft_of_case(case, by=case.author)
    library.revise_story(case, story(**_story(title=text("قصة أخرى"))), by=case.author, key=draft.key)
    case.refresh_from_db()
    return case


def _write(village: Village) -> None:
    for one, other in ((village.writer, village.member), (village.member, village.writer)):
        write_letter(other, by=one, text=note("رسالة"), key=uuid4())
    moderation.flag(("letter", Letter.objects.get(sender=village.writer).pk), by=village.member, reason="harsh")


def _moderate(village: Village) -> None:
    hidden_post = _answer(village.threads["own"], village.member)
    for key in (village.cases["hidden"].subject, ("thread", village.threads["hidden"].pk), ("post", hidden_post.pk)):
        moderation.hide(key, by=village.moderator, reason=note("سبب"))
    restored = _answer(village.threads["own"], village.member)
    moderation.hide(("post", restored.pk), by=village.moderator, reason=note("سبب"))
    moderation.restore(("post", restored.pk), by=village.moderator)
    moderation.release(village.cases["own"].subject, by=village.moderator)
    for key, by in ((village.cases["full"].subject, village.member), (("post", restored.pk), village.writer)):
        moderation.flag(key, by=by, reason="wrong", note=note("ملاحظة"))
