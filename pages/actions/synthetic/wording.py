"""Texts put together from the sentences of `pages/demo/synthetic`, one file for each language."""

from functools import cache
from random import Random

from pages.actions.files import Toml, read

LANGUAGES = ("en", "fr", "es", "pt", "ar")


@cache
def sentences(language: str) -> Toml:
    """The file of a language."""
    return read(f"synthetic/{language}.toml")


def language(number: int) -> str:
    """Each language as often as the others."""
    return LANGUAGES[number % len(LANGUAGES)]


def body(drawn: Random, language: str) -> str:
    """A post of one to three paragraphs in Markdown: sometimes with a quotation in front or a list at its end."""
    said = sentences(language)
    kinds = drawn.random(), drawn.random()
    paragraphs = [" ".join(drawn.sample(said["sentences"], drawn.randint(2, 4)))]
    if kinds[0] < 0.5:
        paragraphs.append(" ".join(drawn.sample(said["sentences"], 2)))
    if kinds[0] < 0.1:
        paragraphs.insert(0, f"> {drawn.choice(said['sentences'])}")
    if kinds[1] < 0.1:
        paragraphs.append("\n".join(f"- {point}" for point in drawn.sample(said["points"], 3)))
    return "\n\n".join(paragraphs)
