"""What the interface says, in types; the docstrings are its description."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Field, Schema

LANGUAGE = r"^[a-z]{2}$"


class Detail(Schema):
    """Why a request was refused, as a sentence in the reader's language."""

    detail: str


class Country(Schema):
    """A country or area of ISO 3166-1, with its region of UN M49; its name is in the reader's language."""

    code: Annotated[str, Field(description="ISO 3166-1 alpha-2, such as BJ", examples=["BJ"])]
    name: str
    region: str
    subregion: str
    url: str


class Theme(Schema):
    """One of the themes; its label is in the reader's language."""

    slug: Annotated[str, Field(examples=["health"])]
    label: str
    goals: Annotated[list[int], Field(description="Sustainable Development Goals that the theme mostly touches")]
    url: str


class Tags(Schema):
    """What a case or a thread is about."""

    countries: Annotated[list[str], Field(description="ISO 3166-1 alpha-2 codes")]
    themes: Annotated[list[str], Field(description="Slugs of themes")]
    keywords: list[str]


class Case(Tags):
    """A case in a list."""

    id: int
    kind: Literal["story", "study"]
    title: str
    language: Annotated[str, Field(description="ISO 639-1")]
    author: Annotated[str | None, Field(description="null where the author chose not to be named")]
    licence: str
    year_from: int
    year_to: int | None
    version: int
    published_at: datetime
    url: str


class Partner(Schema):
    """A country that took part, what it did, and its part in a sentence."""

    country: str
    roles: list[str]
    words: str


class Organisation(Schema):
    """An organisation that took part; what is unknown is empty."""

    name: str
    role: str
    kind: str
    country: str


class Origin(Schema):
    """Where a fact can be checked, or what a practice was adapted from."""

    title: str
    url: str


class WholeCase(Case):
    """A case with all its texts, which are Markdown; what the member left blank is empty."""

    tried: str
    happened: str
    why: str
    works: str
    does_not_work: str
    lesson: str
    cost_in_words: str
    link: str
    sdg_goals: list[int]
    partners: list[Partner]
    organisations: list[Organisation]
    sources: list[Origin]
    adapted_from: Origin | None
    thread: Annotated[int | None, Field(description="The number of its thread")]


class Thread(Tags):
    """A thread in a list."""

    id: int
    title: str
    language: str
    board: str
    author: str
    opened_at: datetime
    last_post_at: datetime
    is_locked: bool
    url: str


class Picture(Schema):
    """A picture of a post, width and height in pixels."""

    url: str
    alt: Annotated[str, Field(description="What it shows, in the language of the post")]
    width: int
    height: int


class Post(Schema):
    """A post by its number in the thread; a hidden or deleted one keeps its number and has no text."""

    id: int
    number: int
    author: str
    language: str
    state: Literal["shown", "hidden", "deleted", "moved"]
    body: Annotated[str | None, Field(description="Markdown")]
    html: Annotated[str | None, Field(description="The same, sanitised")]
    pictures: list[Picture]
    created_at: datetime
    edited_at: datetime | None
    url: str


class WholeThread(Thread):
    """A thread with a page of its posts, in the order of their numbers."""

    case: Annotated[int | None, Field(description="The case that the thread talks about")]
    posts: list[Post]
    next_after: Annotated[int | None, Field(description="Ask for `?after=` this number next; null at the end")]


class Cases(Schema):
    """A page of cases."""

    items: list[Case]
    next: Annotated[str | None, Field(description="Ask for `?cursor=` this next; null at the end")]


class Threads(Schema):
    """A page of threads."""

    items: list[Thread]
    next: Annotated[str | None, Field(description="Ask for `?cursor=` this next; null at the end")]


class Asked(Schema):
    """How a list is narrowed, and where it goes on."""

    country: Annotated[str, Field(max_length=2, description="ISO 3166-1 alpha-2")] = ""
    theme: Annotated[str, Field(max_length=100, description="The slug of a theme")] = ""
    language: Annotated[str, Field(pattern=LANGUAGE + "|^$", description="ISO 639-1")] = ""
    q: Annotated[str, Field(max_length=200, description="Words to search for; then the best come first")] = ""
    cursor: Annotated[str, Field(max_length=100, description="`next` of the page before")] = ""
