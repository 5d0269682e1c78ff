"""Countries and themes are complete, in five languages, and placed where the UN places them."""

from collections import Counter
from importlib import import_module
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import translation

from tags import finding, vocabulary
from tags.actions import load_vocabularies
from tags.models import Tag

LANGUAGES = ["en", "fr", "es", "pt", "ar"]
# Names that are spelled alike in English and the language, as a share of 249: more would mean untranslated ones.
MOST_ALIKE = {"fr": 75, "es": 90, "pt": 75, "ar": 0}


@pytest.fixture(autouse=True)
def _asked_anew():
    finding.forget()
    yield
    finding.forget()


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_and_theme_has_a_name_in_every_language(language):
    tags = Tag.objects.exclude(kind="keyword")

    with translation.override(language):
        labels = {(tag.kind, tag.code): tag.label for tag in tags}

    assert Counter(kind for kind, _code in labels) == {"country": 249, "theme": 18}
    assert all(tag.labels[language] for tag in tags)
    assert len(set(labels.values())) == 267


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_names_are_translated_rather_than_english_in_disguise(language):
    alike = [place for place in vocabulary.countries().values() if place.labels[language] == place.labels["en"]]

    assert len(alike) <= MOST_ALIKE[language]


@pytest.mark.parametrize(
    ("code", "region", "subregion"),
    [
        ("BJ", "Africa", "Sub-Saharan Africa"),
        ("MA", "Africa", "Northern Africa"),
        ("BT", "Asia", "Southern Asia"),
        ("PS", "Asia", "Western Asia"),
        ("CR", "Americas", "Latin America and the Caribbean"),
        ("US", "Americas", "Northern America"),
        ("JE", "Europe", "Northern Europe"),
        ("FJ", "Oceania", "Melanesia"),
        ("AQ", "", ""),
        ("TW", "", ""),
    ],
)
@pytest.mark.django_db
def test_countries_stand_where_m49_puts_them(code, region, subregion):
    tag = finding.country(code)

    assert (tag.region_label, tag.subregion_label) == (region, subregion)


def test_there_are_five_regions_and_seventeen_subregions():
    places = vocabulary.countries().values()

    assert len({place.region for place in places if place.region}) == 5
    assert len({place.subregion for place in places if place.subregion}) == 17
    assert [place.code for place in places if not place.region] == ["AQ", "TW"]
    assert all(set(labels) == set(LANGUAGES) for labels in vocabulary.regions().values())


def test_themes_are_in_their_neutral_order_and_touch_goals_and_sectors():
    themes = list(vocabulary.themes().values())

    assert themes[0].code == "agriculture-food"
    assert themes[-1].code == "peace-migration"
    assert {goal for theme in themes for goal in theme.goals} == set(range(1, 18))
    assert all(len(sector) == 3 and sector.isdigit() for theme in themes for sector in theme.sectors)


@pytest.mark.django_db
def test_labels_follow_the_language_of_the_reader():
    benin, water = finding.country("bj"), finding.theme("water-sanitation")

    with translation.override("pt"):
        assert (benin.label, water.label) == ("Benim", "Água e saneamento")
    with translation.override("ar"):
        assert (benin.label, benin.region_label) == ("بنين", "أفريقيا")


@pytest.mark.django_db
def test_addresses_are_the_contract():
    assert finding.country("BJ").get_absolute_url() == "/countries/bj/"
    assert finding.theme("health").get_absolute_url() == "/themes/health/"
    assert finding.theme("health").goals == (3,)


@pytest.mark.django_db
def test_a_label_costs_no_query_and_countries_are_remembered(django_assert_num_queries):
    finding.countries()

    with django_assert_num_queries(0):
        assert [finding.country(code).label for code in ("CR", "BT")] == ["Costa Rica", "Bhutan"]
        assert len(finding.countries()) == 249


@pytest.mark.django_db
def test_loading_again_writes_nothing_and_mends_what_was_changed():
    Tag.objects.countries().filter(code="BJ").update(labels={}, region="")
    Tag.objects.themes().filter(code="health").delete()

    assert load_vocabularies() == 2
    assert load_vocabularies() == 0
    assert Tag.objects.get(kind="country", code="BJ").labels["fr"] == "Bénin"


@pytest.mark.django_db
def test_the_migration_can_be_undone_and_done_again():
    migration = import_module("tags.migrations.0002_vocabularies")
    history = MigrationLoader(connection).project_state(("tags", "0002_vocabularies")).apps
    tags = history.get_model("tags", "Tag").objects
    editor = connection.schema_editor()

    migration.unload(history, editor)
    assert not tags.exists()

    migration.load(history, editor)
    assert tags.count() == 267


@pytest.mark.django_db(transaction=True)
def test_the_vocabularies_return_after_the_tables_were_emptied():
    call_command("flush", interactive=False, verbosity=0)

    assert finding.country("BJ").pk == Tag.objects.get(kind="country", code="BJ").pk


@pytest.mark.django_db
def test_the_check_command_proves_both_vocabularies():
    said = StringIO()

    call_command("check_vocabularies", stdout=said)

    assert "country: 249 tags, named in en, fr, es, pt, ar." in said.getvalue()
    assert "theme: 18 tags" in said.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        (lambda tags: tags.filter(code="BJ").delete(), "BJ"),
        (lambda tags: tags.filter(code="BT").update(labels={}), "BT"),
    ],
)
def test_the_check_command_names_what_is_missing(broken, sentence):
    broken(Tag.objects.countries())

    with pytest.raises(CommandError, match=sentence):
        call_command("check_vocabularies", stdout=StringIO())
