"""What the looked-at pages are about, made as members make it: a long conversation, a draft, mails with their links."""

import re
from collections.abc import Callable
from urllib.parse import urlencode

from tests.browser.writer import HIDDEN, Writer

Members = Callable[[str], Writer]

WHO = ("member", "reader", "moderator", "admin", "editor")
POSTS = 20
WORDS = [
    "We read the register **aloud**, page by page, before anybody signed it. What would you leave out?",
    "> before anybody signed it\n\nThat line is the one I would keep. Who holds the pen on the second day?",
    "Three things that cost nothing:\n\n- one page for each visit\n- a name for who reads it\n- a day on which it ends",
    "Le registre reste à la maison : https://example.org/un-registre-que-l-on-relit-a-voix-haute/deuxieme-partie",
    "بقي السجل في البيت، وقرأناه معًا كل أسبوع.",
]


def places(members: Members) -> dict[str, str]:
    """The words for the {} in `every_page.py`."""
    conversation = _conversation(members)
    drafts = {**_draft(members("member")), **_post_draft(members("member"), conversation["thread"])}
    return {
        **conversation,
        **drafts,
        **_work(members("member")),
        **_house(members("editor")),
        **_group(members("admin")),
        **_mails(members("")),
        **_seats(members("admin"), members("")),
    }


def long_thread(members: Members) -> tuple[str, list[int]]:
    """The address of a thread with a page full of posts in several languages, and their numbers."""
    thread = members("admin").open_thread("What should stay in a register that everybody reads?", WORDS[0])
    posts = [members(who).reply(thread, f"{body}\n\n{number}.") for number, who, body in _turns()]
    return thread, posts


def _turns() -> list[tuple[int, str, str]]:
    return [(number, WHO[number % len(WHO)], WORDS[number % len(WORDS)]) for number in range(2, POSTS + 1)]


def _conversation(members: Members) -> dict[str, str]:
    """The thread with an edited post, the stub of a deleted one and a hidden one."""
    thread, posts = long_thread(members)
    # Post number n stands at place n - 2, and the writers take turns.
    own, edited, deleted, hidden = posts[3], posts[8], posts[4], posts[6]
    members("member").edit(edited, f"{WORDS[2]}\n\nAnd a fourth: begin with the reader.")
    members("reader").send(f"/posts/{deleted}/delete/")
    reason = "The post names a person who did not agree to it."
    members("moderator").send(f"/moderation/post/{hidden}/hide/", form=f"/moderation/post/{hidden}/", reason=reason)
    numbers = {"own": own, "edited": edited, "deleted": deleted, "hidden": hidden}
    return {"thread": thread.split("/threads/")[1].split("/")[0], **{name: str(pk) for name, pk in numbers.items()}}


def _post_draft(member: Writer, thread: str) -> dict[str, str]:
    reply = {"thread": thread, "body": WORDS[1], "language": "en"}
    saved = member.send("/posts/drafts/save/", form=f"/threads/{thread}/posts/", **reply)
    return {"post_draft": saved.json()["address"].strip("/").split("/")[-1]}


def _group(admin: Writer) -> dict[str, str]:
    """A group with somebody in it, of whom the administrator says that the group is theirs to keep."""
    address = admin.send("/groups/new/", name="Readers of registers").url
    for who in ("member", "reader"):
        admin.send(f"{address}members/", form=address, handle=who)
    admin.send(f"{address}members/member/", form=address, act="appoint")
    return {"group": address.rstrip("/").split("/")[-1]}


def _draft(member: Writer) -> dict[str, str]:
    story = {"title": "A register that is read aloud", "tried": "One page for each visit.", "language": "en"}
    saved = member.send("/drafts/save/", form="/cases/new/story/", **story)
    keyword = re.search(r'href="/tags/([^"/]+)/"', member.read("/cases/1/any-words/"))
    assert keyword, "the first case of the demonstration has no keyword"
    return {"draft": saved.json()["address"].strip("/").split("/")[-1], "keyword": keyword[1]}


def _house(editor: Writer) -> dict[str, str]:
    """The number of an earlier text of a page of the house, in both languages of the looks."""
    for language in ("en", "ar"):
        editor.send(f"/terms/edit/{language}/", title="Terms of use", body=f"## Part\n\n{WORDS[2]}", send="1")
    version = re.search(r'href="/terms/history/(\d+)/"', editor.read("/terms/history/"))
    assert version, "the terms have no version"
    return {"version": version[1]}


def _work(member: Writer) -> dict[str, str]:
    """Where the member works."""
    said = {"display_name": "Demo Member", "country": "BJ", "languages": "fr", "interface_language": "en"}
    said |= {"about": WORDS[0], "role": "Facilitator", "works_at": "A baobab and seats", "keywords": "registers"}
    member.send("/accounts/profile/", time_zone="UTC", is_public="on", **said)
    # The first letter of all, at /letters/1/.
    member.send("/members/reader/write/", text=WORDS[4])
    return {"organisation": "a-baobab-and-seats"}


def _mails(visitor: Writer) -> dict[str, str]:
    """A mail, and the links of two that nobody followed."""
    visitor.send("/accounts/signup/", email="look@example.org", display_name="Look", password1="a-baobab-and-seats")
    # Of somebody who never signs in, which would undo the link.
    visitor.send("/accounts/password/reset/", email="look@example.org")
    mails = re.findall(r'href="/dev/mail/([^"/]+)/"', visitor.read("/dev/mail/"))
    texts = "".join(visitor.read(f"/dev/mail/{mail}/") for mail in mails)
    resetting, key = _link(r"/password/reset/key/([0-9A-Za-z]+)-([^/\"]+)/", texts)
    [confirming] = _link(r"/confirm-email/([^/\"]+)/", texts)
    return {"mail": mails[0], "confirming": confirming, "resetting": resetting, "key": key}


def _seats(admin: Writer, visitor: Writer) -> dict[str, str]:
    """Somebody who asks for a seat, a link by which seats are taken, and the board where new members say hello."""
    _decide(admin, registration="approval")
    asked = {"email": "asks@example.org", "display_name": "Asks", "password1": "a-baobab-and-seats"}
    visitor.send("/accounts/signup/", **asked, reason="We build wells, and would like to hear how others keep them.")
    [newest] = _link(r'href="/dev/mail/([^"/]+)/"', visitor.read("/dev/mail/"))
    [confirming] = _link(r"/confirm-email/([^/\"]+)/", visitor.read(f"/dev/mail/{newest}/"))
    visitor.send(f"/accounts/confirm-email/{confirming}/")
    _decide(admin, registration="open")
    limits = {"link-seats": "30", "link-days": "30", "link-language": "en"}
    admin.send("/invitations/link/", form="/invitations/", **limits)
    [wish] = _link(r"/applications/(\d+)/", admin.read("/applications/"))
    [invitation] = _link(r"/invitations/(\d+-[0-9a-f]+)/", admin.read("/invitations/"))
    return {"wish": wish, "invitation": invitation}


def _decide(admin: Writer, *, registration: str) -> None:
    languages = [("languages", code) for code in ("en", "fr", "es", "pt", "ar")]
    decided = [
        ("name", "Palabre"),
        ("presence", "on"),
        ("introductions", "practice"),
        ("registration", registration),
        *languages,
    ]
    sent = urlencode([*HIDDEN.findall(admin.read("/administration/")), *decided])
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert admin.context.request.post("/administration/", data=sent, headers=headers).ok


def _link(pattern: str, texts: str) -> tuple[str, ...]:
    found = re.search(pattern, texts)
    assert found, f"no mail with {pattern}"
    return found.groups()
