"""Templates name only what stands below them, and hold nothing that the content security policy would stop."""

import re
from pathlib import Path

from tests.laws.sources import PACKAGES, ROOT, may_use, name, package_of, templates

TAGS = {path.stem: path.parts[-3] for path in ROOT.glob("*/templatetags/*.py") if path.stem != "__init__"}
SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
INLINE = re.compile(r"\s(style|on[a-z]+|hx-on[:\w-]*)\s*=", re.IGNORECASE)
FORM = re.compile(r"<form\b[^>]*method=[\"']?post.*?</form>", re.IGNORECASE | re.DOTALL)


def test_templates_name_only_what_stands_below_them():
    assert {name(path): above for path in templates() if (above := _above(path))} == {}


def test_templates_have_no_inline_script_or_style():
    assert {name(path): inline for path in templates() if (inline := _inline(path.read_text()))} == {}


def test_forms_that_post_are_guarded():
    assert {name(path): forms for path in templates() if (forms := _unguarded(path.read_text()))} == {}


def _above(path: Path) -> list[str]:
    """The packages above its own that a template names."""
    owner = package_of(path)
    return [used for used in _used(path.read_text()) if not may_use(owner, used)]


def _inline(text: str) -> list[str]:
    """What the content security policy would stop."""
    text = _without_comments(text)
    scripts = [found for found in SCRIPT.findall(text) if "src=" not in found and "application/json" not in found]
    return [*scripts, *INLINE.findall(_tags(text)), *(word for word in ("<style", "js:") if word in _tags(text))]


def _unguarded(text: str) -> list[str]:
    return [form for form in FORM.findall(text) if "csrf_token" not in form]


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
    forbidden = [
        '<p onclick="x()">',
        "<p style='a'>",
        '<p hx-on:click="x">',
        "<script>",
        "<style>",
        '<p hx-vals="js:x">',
    ]
    assert all(_inline(tag) for tag in forbidden)
    assert not _inline("<p data-on='1'><script src='/x.js'></script>{# <style> #}")
    assert _unguarded('<form action="/" method="post"><p></form>')
    assert not _unguarded('<form action="/" method="post">{% csrf_token %}</form>')
    assert may_use("forum", "accounts")
    assert not may_use("accounts", "forum")
    assert not may_use("live", "markup")
