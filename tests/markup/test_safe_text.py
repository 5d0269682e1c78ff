"""Whatever members type, their text can be read and do nothing else."""

import re
import time
from pathlib import Path

import pytest
from django.utils.safestring import SafeString
from hypothesis import given, settings
from hypothesis import strategies as st

from markup import LIMIT, excerpt, plain, render
from tests.markup.inspecting import inspect

ESCAPES = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\\\": "\\"}
LINES = (Path(__file__).parent / "vectors.txt").read_text(encoding="utf-8").splitlines()
VECTORS = [
    re.sub(
        r"\\u([0-9a-f]{4})|\\[ntr\\]",
        lambda match: chr(int(match[1], 16)) if match[1] else ESCAPES[match[0]],
        line,
    )
    for line in LINES
    if line and not line.startswith("# --")
]
MARKS = [*"[]()<>!`*_~#|&;:\\\"'= \n\t", "\n\n", "> ", "- ", "1. ", "    ", "```", "~~~", "---", "![", "](", "]: "]
ADDRESSES = [
    "javascript:",
    "data:text/html,",
    "&#106;",
    "&colon;",
    "https://a.example/",
    "//b.example",
    "www.",
    "mailto:a@b",
]
CHARACTERS = ["\u202e", "\u2066", "\x00", "\x1b", "\ufeff", "\ud800", "é", "ة", "中", "@", "%6A"]
PIECES = st.sampled_from([*MARKS, *ADDRESSES, *CHARACTERS, "<script>", "<a href=", "onclick="])
TEXTS = st.one_of(
    st.text(), st.lists(PIECES, max_size=60).map("".join), st.lists(st.sampled_from(VECTORS)).map("\n".join)
)


def test_there_are_enough_vectors():
    assert len(VECTORS) >= 80


@pytest.mark.parametrize("vector", VECTORS)
@pytest.mark.parametrize("frame", ["{}", "> {}", "- {}", "**{}**", "| {} |\n|---|\n| {} |", "[a]({})", "a\n\n{}\n\nb"])
def test_an_attack_stays_text(vector, frame):
    text = frame.replace("{}", vector)

    found = inspect(render(text))

    assert found.faults == []


@pytest.mark.parametrize("frame", ["{}", "**{}**", "[{}](https://a.example)", "![{}](https://a.example)", "- {}"])
def test_no_entity_brings_back_what_turns_the_line_round(frame):
    for entity in ("&#x202E;", "&#8238;", "&#x2069;", "&#xFFF9;"):
        text = frame.format(f"One {entity}two")

        assert "One two" in render(text)
        assert "One two" in plain(text)


def test_entities_still_bring_the_letters_that_scripts_need():
    assert "می\u200cخواهم" in render("می&zwnj;خواهم")
    assert "a&nbsp;b &amp; c" in render("a&nbsp;b &amp; c")


@given(TEXTS, st.sampled_from([None, "fr", "ar"]), st.integers(2, 6))
@settings(max_examples=400, deadline=None)
def test_no_text_yields_active_content(text, language, heading):
    html = render(text, language=language, heading=heading)

    assert isinstance(html, SafeString)
    assert inspect(html).faults == []
    assert not {f"h{level}" for level in range(1, heading)} & set(inspect(html).tags)
    html.encode()


@given(TEXTS)
@settings(deadline=None)
def test_words_and_excerpts_come_from_any_text(text):
    plain(text).encode()

    assert len(excerpt(text, 5).split()) <= 5


def test_text_beyond_the_limit_is_shown_as_it_was_typed():
    text = "**a** <b> [x](/y)\n\n" * (LIMIT // 10)

    html = render(text)

    assert html.startswith("<p>**a** &lt;b&gt; [x](/y)</p>")
    assert inspect(html).faults == []


@pytest.mark.parametrize(
    "text",
    [
        "> " * 10_000 + "deep",
        "\n".join(">" * depth for depth in range(300)),
        "- " * 10_000 + "deep",
        "[" * LIMIT,
        "![" * (LIMIT // 2),
        "[a](" * (LIMIT // 4),
        "[]()" * 900,
        "*a _b " * (LIMIT // 6),
        "**" * (LIMIT // 2),
        "`" * LIMIT,
        "".join("`" * length + " " for length in range(300)),
        "\n" * LIMIT,
        " \n" * (LIMIT // 2),
        "&#" * (LIMIT // 2),
        "<" * LIMIT,
        "<!--" * (LIMIT // 4),
        "http://a" + "(" * 20_000 + ")" * 20_000,
        "https://a " * (LIMIT // 10),
        "a|" * 10_000 + "\n" + "-|" * 10_000,
        "a\n=\n" * (LIMIT // 4),
    ],
    ids=range(20),
)
def test_no_text_keeps_others_waiting(text):
    began = time.process_time()

    html = render(text)

    # Typically under half a second for the longest; the bound leaves room for a busy machine.
    assert time.process_time() - began < 5
    assert inspect(html).faults == []


@pytest.mark.parametrize("start", ["", "> ", "- ", "\u202a"])
def test_a_table_of_many_empty_cells_does_not_keep_others_waiting(start):
    table = f"{start}{'|a' * 500}\n{start}{'|-' * 500}\n" + f"{start}|\n" * 1000
    began = time.process_time()

    rendered, words = render(table), plain(table)

    assert time.process_time() - began < 1
    assert len(rendered) < 10 * len(table)
    assert words


def test_a_table_as_people_write_them_is_a_table():
    rows = "".join(f"| district {number} | {number} | {number * 2} | wells | 2019 |\n" for number in range(100))

    assert render(f"| a | b | c | d | e |\n|---|---|---|---|---|\n{rows}").count("<tr>") == 101
