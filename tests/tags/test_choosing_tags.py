"""Countries, themes and keywords in forms: labels of the reader, and a sentence for everything wrong."""

import pytest
from django import forms
from django.http import QueryDict
from django.utils import translation

from tags import finding
from tags.forms import CountriesField, KeywordsField, ThemesField
from tests.factories.tags import country, keywords, theme

pytestmark = pytest.mark.django_db


class Choosing(forms.Form):
    countries = CountriesField()
    themes = ThemesField()
    keywords = KeywordsField(required=False)


def test_codes_become_tags_and_words_stay_words():
    form = Choosing(QueryDict("countries=BJ&countries=bt&themes=health&keywords=South Sudan, Rain-fed rice ,rice،أرز"))

    assert form.is_valid(), form.errors
    assert form.cleaned_data["countries"] == [country("BJ"), country("BT")]
    assert form.cleaned_data["themes"] == [theme("health")]
    assert form.cleaned_data["keywords"] == ["South Sudan", "Rain-fed rice", "rice", "أرز"]


def test_one_group_of_words_without_commas_is_one_keyword():
    assert KeywordsField().clean("South Sudan") == ["South Sudan"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        (CountriesField(), [], "Choose at least one country."),
        (CountriesField(), None, "Choose at least one country."),
        (CountriesField(), ["XX"], "“XX” is not in our list of countries and areas."),
        (CountriesField(), ["Benin"], "“Benin” is not in our list of countries and areas."),
        (CountriesField(), ["health"], "“health” is not in our list of countries and areas."),
        (CountriesField(), [["BJ"], {"a": 1}], "is not in our list of countries and areas."),
        (CountriesField(), ["x\x00" * 900], "is not in our list of countries and areas."),
        (CountriesField(), {"BJ": 1}, "Choose countries from the list."),
        (CountriesField(), 7, "Choose countries from the list."),
        (CountriesField(most=1), ["BJ", "BT"], "Choose at most 1 country."),
        (ThemesField(), [], "Choose at least one theme."),
        (ThemesField(), ["magic"], "“magic” is not in our list of themes."),
        (ThemesField(), ["health", "cities", "energy", "digital"], "Choose at most 3 themes."),
        (KeywordsField(), "", "Give at least one keyword."),
        (KeywordsField(), " , ,", "Give at least one keyword."),
        (KeywordsField(), "rice, !!!", "The keyword “!!!” needs a letter or a digit."),
        (KeywordsField(), "x" * 51, "is too long: the longest may have 50 characters."),
        (KeywordsField(), ",".join(map(str, range(9))), "Give at most 8 keywords."),
        (KeywordsField(), {"a": ["b"]}, None),
        (KeywordsField(), 7, None),
        (KeywordsField(), ["rice\x00", "\ud800x"], None),
    ],
)
def test_wrong_input_gets_a_sentence_and_never_an_exception(field, value, sentence):
    try:
        field.clean(value)
        said = None
    except forms.ValidationError as refusal:
        said = " ".join(refusal.messages)

    assert said is None if sentence is None else sentence in said


def test_a_choice_made_twice_counts_once():
    assert ThemesField().clean(["health", "HEALTH", "cities", "energy"]) == [
        theme("health"),
        theme("cities"),
        theme("energy"),
    ]


def test_a_code_sent_alone_is_a_list_of_one():
    assert CountriesField().clean("BJ") == [country("BJ")]


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [("en", "Algeria", "Zimbabwe"), ("fr", "Afrique du Sud", "Zimbabwe"), ("es", "Angola", "Zimbabue")],
)
def test_countries_are_grouped_by_region_in_the_readers_alphabet(language, first, last):
    with translation.override(language):
        groups = dict(list(CountriesField().choices))
        africa = groups[{"en": "Africa", "fr": "Afrique", "es": "África"}[language]]

    assert (africa[0][1], africa[-1][1]) == (first, last)
    assert len(groups) == 6
    assert sum(len(places) for places in groups.values()) == 249


def test_accents_do_not_send_a_name_to_the_end():
    with translation.override("fr"):
        labels = [tag.label for tag in finding.countries()]

    assert labels.index("Égypte") < labels.index("El Salvador") < labels.index("Estonie")


def test_an_arabic_list_does_not_count_the_article():
    with translation.override("ar"):
        labels = [tag.label for tag in finding.countries()]

    assert labels.index("أذربيجان") < labels.index("الأرجنتين") < labels.index("الأردن") < labels.index("أرمينيا")
    assert labels.index("ألبانيا") < labels.index("ألمانيا") < labels.index("البرازيل")


def test_a_form_is_drawn_without_a_query_and_begins_with_what_is_chosen(django_assert_num_queries):
    finding.countries()
    finding.themes()

    with django_assert_num_queries(0):
        page = Choosing(QueryDict("countries=bj&themes=health&keywords=a, b")).as_div()

    assert page.count('name="countries"') == 249
    assert page.count("checked") == 2
    assert page.count("<details") == 6
    assert page.index("Benin") < page.index("<details")
    assert 'value="a, b"' in page


def test_what_was_saved_comes_back_into_the_form():
    saved = {"countries": [country("BJ")], "themes": ["health"], "keywords": keywords("WASH", "South Sudan")}
    form = Choosing(initial=saved)
    page = form.as_div()

    assert page.count("checked") == 2
    assert 'value="WASH, South Sudan"' in page


def test_only_a_real_change_is_a_change():
    saved = {"countries": [country("BJ")], "themes": ["health"], "keywords": ["WASH", "rice"]}

    same = Choosing(QueryDict("countries=bj&themes=health&keywords=RICE, wash"), initial=saved)
    other = Choosing(QueryDict("countries=BT&themes=health&keywords=rice"), initial=saved)

    assert same.changed_data == []
    assert other.changed_data == ["countries", "keywords"]
