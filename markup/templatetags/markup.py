"""`{% load markup %}`: members' text in templates."""

from collections.abc import Collection

from django import template
from django.utils.safestring import SafeString

from markup.rendering import render, unbroken
from markup.wording import excerpt

register = template.Library()


@register.filter
def markdown(text: str, language: str | None = None) -> SafeString:
    """`{{ post.body|markdown }}` or, for better line ends, `{{ post.body|markdown:post.language }}`."""
    return render(text, language=language)


@register.filter
def heading(text: str, language: str) -> str:
    """`{{ page.title|heading:page.language }}`: a title whose lines break where its language lets them."""
    return unbroken(text, language)


@register.simple_tag
def long_text(text: str, language: str, level: int = 2) -> SafeString:
    """`{% long_text page.body page.language %}`: the one text of a page, whose headings stand right below its title."""
    return render(text, language=language, heading=level)


@register.simple_tag
def post_text(text: str, language: str | None = None, handles: Collection[str] = ()) -> SafeString:
    """`{% post_text post.body post.language post.handles %}`: the same, with links to the members it names."""
    return render(text, language=language, handles=handles)


@register.filter
def first_words(text: str, words: int = 40) -> str:
    """`{{ post.body|first_words:30 }}`: the text's own first words, without marks."""
    return excerpt(text, words)
