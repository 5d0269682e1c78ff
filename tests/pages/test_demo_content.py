"""The demonstration content keeps the rules that it asks of everyone: sources, limits, no guessing, no endorsement."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django_countries.data import COUNTRIES

DEMO = Path(__file__).parents[2] / "pages" / "demo"
STORIES = sorted(DEMO.glob("stories/*.toml"))
LANGUAGES = {"en", "fr", "es", "pt", "ar"}
LICENCES = {"CC BY 4.0", "CC BY-SA 4.0", "CC BY-NC 4.0"}
MY_ROLES = {"implementer", "funder", "researcher", "participant", "observer"}
PARTNER_ROLES = {"resource", "requesting", "facilitating", "mutual", "co_creating", "observing"}
ORGANISATION_ROLES = {"funding", "accountable", "extending", "implementing", "research", "convening", "community"}
ORGANISATION_KINDS = {"government", "international", "civil_society", "academic", "private", "network"}
THEMES = {
    "agriculture-food",
    "water-sanitation",
    "health",
    "education-skills",
    "social-protection",
    "gender-equality",
    "governance",
    "statistics-planning",
    "employment-enterprise",
    "trade-finance",
    "infrastructure-transport",
    "cities",
    "energy",
    "digital",
    "climate-disasters",
    "biodiversity-land",
    "tourism-culture",
    "peace-migration",
}
FIELDS = {
    *("title", "language", "author", "my_role", "anonymity", "published", "licence", "consent", "countries", "themes"),
    *("keywords", "sdg_goals", "year_from", "tried", "happened", "why", "works", "does_not_work", "lesson"),
    *("cost_in_words", "link", "partners", "organisations", "sources"),
}
OPTIONAL = {"year_to", "adapted_from"}

Toml = dict[str, Any]


def read(path: Path) -> Toml:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def words(*texts: str) -> int:
    return len(" ".join(texts).split())


def handles() -> set[str]:
    return {member["handle"] for member in read(DEMO / "members.toml")["members"]}


@pytest.fixture(params=STORIES, ids=lambda path: path.stem)
def story(request: pytest.FixtureRequest) -> Toml:
    return read(request.param)


@pytest.fixture
def conversations() -> Toml:
    files = [read(DEMO / "threads.toml"), read(DEMO / "rooms.toml")]
    return {part: [one for file in files for one in file[part]] for part in ("boards", "threads")}


def test_there_are_twelve_stories_in_all_five_languages():
    languages = [read(path)["language"] for path in STORIES]

    assert len(languages) == 12
    assert set(languages) == LANGUAGES


@pytest.mark.parametrize("path", sorted(DEMO.rglob("*.toml")), ids=lambda path: path.stem)
def test_every_file_is_short_enough_to_read(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


def test_a_story_has_the_fields_of_the_form_and_no_others(story):
    assert set(story) >= FIELDS
    assert set(story) <= FIELDS | OPTIONAL


def test_a_story_keeps_the_limits_of_the_form(story):
    assert 0 < len(story["title"]) <= 100
    assert 120 <= words(story["tried"], story["happened"], story["why"]) <= 600
    assert words(story["works"]) <= 150
    assert words(story["does_not_work"]) <= 150
    assert story["works"] or story["does_not_work"]
    assert 0 < words(story["lesson"]) <= 60


def test_a_story_may_be_shown_and_reused(story):
    assert story["consent"] is True
    assert story["licence"] in LICENCES
    assert story["my_role"] in MY_ROLES
    assert story["author"] in handles()
    assert date(2026, 8, 1) <= story["published"] <= date(2026, 11, 30)
    assert story["year_from"] <= story.get("year_to", 2026) <= 2026


def test_a_story_uses_the_controlled_words(story):
    assert story["countries"]
    assert set(story["countries"]) <= set(COUNTRIES)
    assert story["themes"]
    assert set(story["themes"]) <= THEMES
    assert set(story["sdg_goals"]) <= set(range(1, 18))


def test_partners_have_roles_and_are_among_the_countries_of_the_story(story):
    for partner in story["partners"]:
        assert partner["country"] in story["countries"]
        assert partner["roles"]
        assert set(partner["roles"]) <= PARTNER_ROLES
        assert words(partner["words"]) <= 150


def test_organisations_have_a_role_a_kind_and_a_known_country_or_none(story):
    for organisation in story["organisations"]:
        assert organisation["name"]
        assert organisation["role"] in ORGANISATION_ROLES
        assert organisation["kind"] in ORGANISATION_KINDS
        assert organisation["country"] in {*COUNTRIES, ""}


def test_no_story_stands_without_a_source(story):
    assert story["sources"]
    for source in story["sources"]:
        assert source["title"]
        assert source.get("url", "https://").startswith(("http://", "https://"))
        assert source.get("accessed", date(2026, 11, 21)) <= date(2026, 11, 21)


def test_where_the_record_is_silent_a_story_says_so_in_its_own_language(story):
    silence = {
        "en": "not documented",
        "fr": "non documenté|n’est pas documentée?|ne sont pas documentée?s",
        "es": "no documentado|no está documentad|no están documentad",
        "pt": "não documentado|não está documentad|não estão documentad",
        "ar": "غير موثّق",
    }

    assert re.search(silence[story["language"]], f"{story['happened']} {story['why']}", re.IGNORECASE)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_no_adaptation_is_shown_as_confirmed(path):
    assert "confirmed" not in path.read_text(encoding="utf-8")


def test_the_boards_are_named_and_described_in_all_five_languages(conversations):
    boards = conversations["boards"]

    public, members = ["practice", "methods", "help"], ["reading-room", "introductions"]
    assert [board["slug"] for board in boards] == [*public, *members, "circle"]
    assert [board["audience"] for board in boards] == ["public"] * 3 + ["members"] * 2 + ["groups"]
    for board in boards:
        assert set(board["names"]) == set(board["descriptions"]) == LANGUAGES
        assert board["name"] == board["names"][board["language"]]
        assert board["description"] == board["descriptions"][board["language"]]


def test_the_threads_are_told_by_members_in_all_five_languages(conversations):
    threads = conversations["threads"]
    posts = [post for thread in threads for post in thread["posts"]]

    assert 10 <= len(threads) <= 14
    assert {thread["language"] for thread in threads} == LANGUAGES
    assert {post["language"] for post in posts} == LANGUAGES
    assert {post["author"] for post in posts} <= handles()


def test_a_thread_stands_on_a_board_and_begins_with_its_author(conversations):
    slugs = {board["slug"] for board in conversations["boards"]}

    for thread in conversations["threads"]:
        first = thread["posts"][0]
        assert thread["board"] in slugs
        assert 2 <= len(thread["posts"]) <= 8
        assert (first["author"], first["language"]) == (thread["author"], thread["language"])
        assert set(thread["tags"]["countries"]) <= set(COUNTRIES)
        assert set(thread["tags"]["themes"]) <= THEMES
        assert all(post["body"].strip() for post in thread["posts"])


def test_a_private_board_is_written_in_by_its_group():
    rooms = read(DEMO / "rooms.toml")
    groups = {group["name"]: {*group["members"], *group["keepers"]} for group in rooms["groups"]}
    private = {board["slug"]: board["groups"] for board in rooms["boards"] if board["audience"] == "groups"}

    for thread in rooms["threads"]:
        if names := private.get(thread["board"]):
            assert {post["author"] for post in thread["posts"]} <= groups[names[0]]
    assert rooms["introductions"] in {board["slug"] for board in rooms["boards"]}


def test_organisations_of_members_are_visibly_invented():
    organisations = read(DEMO / "organisations.toml")["organisations"]

    for organisation in organisations:
        assert re.search(r"\bdemo|démonstration|demonstração|demostración|العرض", organisation["name"], re.IGNORECASE)
        assert organisation["kind"] in ORGANISATION_KINDS
        assert organisation["country"] in COUNTRIES
        assert set(organisation["members"]) <= handles() | {"member", "reader"}


def test_members_are_visibly_invented():
    members = read(DEMO / "members.toml")["members"]

    assert len(handles()) == len(members)
    for member in members:
        number = member["handle"].removeprefix("demo-")
        assert number.isdecimal()
        assert member["display_name"] == f"Demo Member {number}"
        assert member["email"] == f"demo-{number}@example.org"
        assert member["country"] in COUNTRIES
        assert member["interface_language"] in member["languages"]
        assert member["about"]


def test_members_read_the_site_in_all_five_languages_and_some_are_public():
    members = read(DEMO / "members.toml")["members"]

    assert {member["interface_language"] for member in members} == LANGUAGES
    assert {member["is_public"] for member in members} == {True, False}


@pytest.mark.parametrize("path", sorted(DEMO.rglob("*.toml")), ids=lambda path: path.stem)
def test_french_punctuation_never_begins_a_line(path):
    french = [text for language, text in texts(read(path)) if language == "fr"]

    assert not [text for text in french if re.search(r"\w [:;!?»]|« ", text)]


def texts(value: Any, language: str = "") -> list[tuple[str, str]]:
    """Every text of a file with its language: the nearest one named around it."""
    if isinstance(value, dict):
        language = value.get("language", language)
        pairs = value.items()
        return [found for key, part in pairs for found in texts(part, key if key in LANGUAGES else language)]
    if isinstance(value, list):
        return [found for part in value for found in texts(part, language)]
    return [(language, value)] if isinstance(value, str) else []
