"""Case stories, sent through the form that members use."""

from collections.abc import Iterator

from accounts.models import User
from casestudies.models import Case
from casestudies.template import Anonymity, Licence, MyRole
from pages.actions.files import Toml, key
from pages.actions.stories import publish
from pages.actions.synthetic import moments, wording
from pages.actions.synthetic.people import people
from pages.actions.synthetic.size import Size, Step, chance
from tags.vocabulary import countries, themes


def add_cases(size: Size) -> Iterator[Step]:
    """Publish the stories that are not there yet, each with its thread."""
    names = {number: f"synthetic/{size.seed}/{number}" for number in range(size.cases)}
    known = set(Case.objects.values_list("key", flat=True))
    new = [number for number, name in names.items() if key("case", name) not in known]
    authors = people(size)
    for done, number in enumerate(new, start=1):
        publish(names[number], _story(size, number, authors))
        if done % 20 == 0 or done == len(new):
            yield Step("cases", done, len(new))


def _story(size: Size, number: int, authors: list[User]) -> Toml:
    drawn = chance(size.seed, "case", number)
    spoken = wording.language(number)
    begun = drawn.randint(2012, 2022)
    places, about = drawn.sample(sorted(countries()), 2), drawn.sample(sorted(themes()), drawn.randint(1, 2))
    texts = {name: drawn.choice(found) for name, found in wording.sentences(spoken)["story"].items()}
    return {
        **_words(texts, number),
        "language": spoken,
        "author": drawn.choice(authors).handle,
        "my_role": drawn.choice(MyRole.values),
        "anonymity": Anonymity.NAMED.value,
        "licence": drawn.choice(Licence.values),
        "published": moments.opened_at(number, of=size.cases).date(),
        "consent": True,
        "countries": places,
        "themes": about,
        "sdg_goals": sorted({goal for name in about for goal in themes()[name].goals}),
        "keywords": [],
        "year_from": begun,
        "year_to": begun + drawn.randint(1, 3),
        **_rows(places),
    }


def _words(texts: dict[str, str], number: int) -> Toml:
    sections = {name: text for name, text in texts.items() if name not in {"titles", "lessons"}}
    return {**sections, "title": f"{texts['titles']} ({number})", "lesson": texts["lessons"]}


def _rows(places: list[str]) -> Toml:
    roles = zip(places, ("resource", "requesting"), strict=True)
    partners = [{"country": place, "roles": [role], "words": ""} for place, role in roles]
    return {"partners": partners, "organisations": [], "sources": []}
