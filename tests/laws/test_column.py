"""What import-linter cannot see: other ways of reaching up the column."""

import ast
from collections.abc import Iterator

import pytest

from tests.laws.sources import PACKAGES, PROJECT, ROOT, modules, name, package_of

WORDS = {"get_model", "import_string", "import_module", "GenericForeignKey"}
# Groups get their permissions when migrations have run: that signal tells of no row.
HARMLESS_SIGNALS = {"post_migrate"}
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}


def test_every_package_stands_in_the_contract():
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")}

    assert folders == set(PACKAGES)
    assert folders == set(PROJECT["tool"]["importlinter"]["root_packages"])


@pytest.mark.parametrize("path", modules(), ids=name)
def test_no_module_reaches_up_by_other_ways(path):
    found = list(_reaching(ast.parse(path.read_text()), package_of(path)))

    # The roof knows everyone: it resolves the jobs that settings name.
    if package_of(path) == "config":
        found = [what for what in found if what != "import_string"]
    assert not found, f"{name(path)} uses {', '.join(found)}"


def _reaching(tree: ast.AST, owner: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            word = node.attr if isinstance(node, ast.Attribute) else node.id
            yield from WORDS & {word}
        if isinstance(node, ast.ImportFrom) and node.module == "django.db.models.signals":
            yield from {alias.name for alias in node.names} - HARMLESS_SIGNALS
        if isinstance(node, ast.Call) and _called(node) in RELATIONS and node.args:
            yield from _distant(node.args[0], owner)


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _distant(target: ast.expr, owner: str) -> Iterator[str]:
    if isinstance(target, ast.Constant) and str(target.value).partition(".")[0] != owner and "." in str(target.value):
        yield f'the string foreign key "{target.value}"'


def test_the_law_sees_what_it_forbids():
    forbidden = """
from django.db.models.signals import post_save
apps.get_model("forum", "Thread")
models.ForeignKey("forum.Thread", on_delete=x)
owner = GenericForeignKey()
"""

    assert len(list(_reaching(ast.parse(forbidden), "tags"))) == 4
