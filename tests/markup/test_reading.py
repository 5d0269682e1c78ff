"""What members meant is what readers see."""

import re

import pytest
from django.template import Context, Template
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from markup import direction, excerpt, mentioned, parsing, plain, render
from markup.rendering import _MARKS, _cleaned
from tests.markup.inspecting import inspect


def test_paragraphs_and_lines_are_kept():
    assert render("One\ntwo\n\nThree") == "<p>One<br>\ntwo</p>\n<p>Three</p>\n"


@given(st.text(alphabet=st.sampled_from(list("ab. \n\r-:\u00a0é'\"&ةه،7)")), max_size=60))
@settings(max_examples=300, deadline=None)
def test_the_quick_way_and_the_parser_agree(text):
    assume(not _MARKS.search(text))

    assert render(text) == _cleaned(parsing.html(parsing.tokens(text)))


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("# One\n## Two", ["h4", "h5"]),
        ("### Only\n\nText", ["h4", "p"]),
        ("# One\n#### Four", ["h4", "h5"]),
        ("# 1\n## 2\n### 3\n#### 4", ["h4", "h5", "h6", "h6"]),
        ("One\n===", ["h4"]),
    ],
)
def test_headings_stay_below_the_pages_own(text, tags):
    assert inspect(render(text)).tags == tags
    assert "<h2>" in render(text, heading=1)


@pytest.mark.parametrize(
    ("text", "address", "after"),
    [
        ("See https://a.example/b.", "https://a.example/b", "."),
        ("(https://a.example/b_(c))", "https://a.example/b_(c)", ")"),
        ("« https://a.example/b »", "https://a.example/b", " »"),
        ("«https://a.example/b»", "https://a.example/b", "»"),
        ("“https://a.example/b”", "https://a.example/b", "”"),
        ("l’https://a.example/b, puis", "https://a.example/b", ", puis"),
        ("https://a.example/b؟ نعم", "https://a.example/b", "؟ نعم"),
        ("www.a.example/b…", "https://www.a.example/b", "…"),
        ("https://a.example/?x=1&y=2!", "https://a.example/?x=1&y=2", "!"),
        ("https://a.example/b_c_d", "https://a.example/b_c_d", ""),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(text, address, after):
    html = render(text)

    assert [link["href"] for link in inspect(html).links] == [address]
    assert f"</a>{after}" in html


@pytest.mark.parametrize(
    "text", ["`https://a.example`", r"https\://a.example", "ahttps://a.example", "https://", "www.", "a@b.example"]
)
def test_code_escapes_and_halves_are_no_links(text):
    assert inspect(render(text)).links == []


@pytest.mark.parametrize(
    "address", ["https://a.example/", "http://a.example", "mailto:a@b.example", "/cases/1/", "#post-3"]
)
def test_links_lead_to_the_web_to_mail_and_within_the_site(address):
    link = inspect(render(f"[x]({address})")).links[0]

    assert link == {"href": address, "rel": "ugc nofollow noopener"}


def test_a_picture_is_a_link_to_it():
    html = render("![A well](https://a.example/well.jpg)")

    assert html == '<p><a href="https://a.example/well.jpg" rel="ugc nofollow noopener">A well</a></p>\n'


def test_tables_lists_quotes_and_code():
    html = render("| a | b |\n|:--|--:|\n| 1 | 2 |\n\n3. x\n\n> q\n\n```py\n1 < 2\n```\n\n~~no~~")

    assert inspect(html).faults == []
    assert '<div class="prose__table"><table>' in html
    assert '<ol start="3">' in html
    assert re.search(r'<pre [^>]*tabindex="0"[^>]*><code>1 &lt; 2\n</code></pre>', html)
    assert "<s>no</s>" in html


def test_a_french_line_does_not_begin_with_a_question_mark():
    assert render("Pourquoi ? **Oui !** `a ? b`", language="fr") == (
        "<p>Pourquoi\u202f? <strong>Oui\u202f!</strong> <code>a ? b</code></p>\n"
    )
    assert render("Pourquoi ?", language="fr") == "<p>Pourquoi\u202f?</p>\n"
    assert render("Pourquoi ?") == "<p>Pourquoi ?</p>\n"


def test_plain_words_have_no_marks():
    assert plain("# A\n\n**b** [c](https://d.example)\ne\n\n- f\n\n`g`") == "A\nb c e\nf\ng"


def test_an_excerpt_is_the_members_own_words_first():
    assert excerpt("> What they said\n\nWhat **I** say to that", 3) == "What I say…"
    assert excerpt("> Only theirs") == "Only theirs"
    assert excerpt("One. Two.", 1) == "One…"
    assert excerpt("") == ""


@pytest.mark.parametrize(
    ("language", "way"),
    [("ar", "rtl"), ("ar-EG", "rtl"), ("fa", "rtl"), ("ur_PK", "rtl"), ("fr", "ltr"), ("", "ltr"), (None, "ltr")],
)
def test_direction(language, way):
    assert direction(language) == way


def test_the_filters_in_a_template():
    template = Template('{% load markup %}{{ body|markdown }}{{ body|markdown:"fr" }}{{ body|first_words:1 }}')

    html = template.render(Context({"body": "*Oui* <b> !"}))

    assert html == "<p><em>Oui</em> &lt;b&gt; !</p>\n<p><em>Oui</em> &lt;b&gt;\u202f!</p>\nOui…"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("@ana", ["ana"]),
        ("Ask @Ana-Maria, @ben!", ["ana-maria", "ben"]),
        ("(@ana)*@ana*", ["ana"]),
        ("سألت و@ana، شكرا", ["ana"]),
        ("- @ana\n\n| @ben |\n|-|\n| @eba |", ["ana", "ben", "eba"]),
        ("@a @ana_b @ana@example.org a@ana @ana.org //@ana", []),
        ("> @ana\n\n`@ben` [@eba](/x/) https://a.example/@ana", []),
    ],
)
def test_an_at_sign_before_a_handle_names_a_member(text, named):
    assert mentioned(text) == named
    links = [link["href"] for link in inspect(render(text, handles=["ana", "ben", "eba", "ana-maria"])).links]
    profiles = [address for address in links if address.startswith("/members/")]
    assert list(dict.fromkeys(profiles)) == [f"/members/{handle}/" for handle in named]
