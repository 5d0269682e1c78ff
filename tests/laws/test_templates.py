"""Templates name only what stands below them, and hold nothing that the content security policy would stop."""

import re

import pytest

from tests.laws.sources import PACKAGES, ROOT, may_use, name, package_of, templates

TAGS = {path.stem: path.parts[-3] for path in ROOT.glob("*/templatetags/*.py") if path.stem != "__init__"}
SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
INLINE = re.compile(r"\s(style|on[a-z]+|hx-on[:\w-]*)\s*=", re.IGNORECASE)
FORM = re.compile(r"<form\b[^>]*method=[\"']?post.*?</form>", re.IGNORECASE | re.DOTALL)
every_template = pytest.mark.parametrize("path", templates(), ids=name)


@every_template
def test_a_template_names_only_what_stands_below_it(path):
    owner = package_of(path)

    above = [used for used in _used(path.read_text()) if not may_use(owner, used)]

    assert not above, f"{name(path)} belongs to {owner} and names {', '.join(above)}"


@every_template
def test_a_template_has_no_inline_script_or_style(path):
    text = _without_comments(path.read_text())

    inline = [match for match in SCRIPT.findall(text) if "src=" not in match and "application/json" not in match]

    assert not inline, f"{name(path)} has an inline script"
    assert "<style" not in text
    assert not INLINE.findall(_tags(text))
    assert "js:" not in _tags(text)


@every_template
def test_a_form_that_posts_is_guarded(path):
    unguarded = [form for form in FORM.findall(path.read_text()) if "csrf_token" not in form]

    assert not unguarded, f"{name(path)} posts without a token"


def _used(text: str) -> set[str]:
    """The packages whose addresses, templates and template tags a template names."""
    spaces = re.findall(r"{%\s*url\s+[\"'](\w+):", text)
    files = re.findall(r"{%\s*(?:include|extends)\s+[\"'](\w+)/", text)
    libraries = [word for loaded in re.findall(r"{%\s*load\s+([^%]+?)\s*%}", text) for word in loaded.split()]
    return {*spaces, *files, *(TAGS[word] for word in libraries if word in TAGS)} & set(PACKAGES)


def _without_comments(text: str) -> str:
    return re.sub(r"{#.*?#}|{% comment.*?endcomment %}", "", text, flags=re.DOTALL)


def _tags(text: str) -> str:
    """Only what stands inside HTML tags: sentences and template tags may say "one = two"."""
    html = re.sub(r"{%.*?%}|{{.*?}}", "", text, flags=re.DOTALL)
    return "\n".join(re.findall(r"<[a-z][^>]*>", html, flags=re.IGNORECASE))


def test_the_law_sees_what_it_forbids():
    used = _used("{% load looks %}{% url 'forum:thread' 1 %}{% include \"pages/_x.html\" %}")

    assert used >= {"forum", "pages", "markup"}
    assert all(INLINE.search(tag) for tag in ['<p onclick="x()">', "<p style='a'>", '<p hx-on:click="x">'])
    assert not INLINE.search("<p data-on='1'>")
    assert FORM.search('<form action="/" method="post"><p></form>')
    assert may_use("forum", "accounts")
    assert not may_use("accounts", "forum")
    assert not may_use("live", "markup")
