"""One walk through the village for all laws about what pages say."""

from typing import Any

import pytest

from tests.factories.accounts import show_again
from tests.kept import clear_shelves
from tests.laws import pseudo
from tests.laws.crawling import Visited, as_a_script, crawl, guest, on_the_way_in, send_empty
from tests.laws.village import Village, settle
from tests.once import once

PERSONS = ("visitor", "member", "moderator")
Walk = dict[str, list[Visited]]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The walk is long: who needs it comes first and together, so that one process of a parallel run takes it."""
    items.sort(key=lambda item: "walk" not in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def walk(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """What visitor, member and moderator are answered everywhere, in the pseudo language over a village in Arabic."""
    clear_shelves()
    with once(django_db_blocker, MEDIA_ROOT=tmp_path_factory.mktemp("media")), pseudo.spoken():
        village = settle(interface=pseudo.INTERFACE)
        return {person: _walked(person, village) for person in PERSONS}


def _walked(person: str, village: Village) -> list[Visited]:
    client = guest(village.person(person), interface=pseudo.INTERFACE)
    if person != "visitor":
        show_again(client)
    visited = list(crawl(client, village))
    if person == "visitor":
        visited += on_the_way_in(village, interface=pseudo.INTERFACE)
    return [*visited, *as_a_script(client, visited), *send_empty(client, visited)]
