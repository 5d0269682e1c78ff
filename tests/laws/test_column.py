"""What import-linter cannot see: other ways of reaching up the column."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.laws.sources import PACKAGES, PROJECT, ROOT, modules, name, package_of

WORDS = {"get_model", "import_string", "import_module", "GenericForeignKey"}
# Groups get their permissions when migrations have run: that signal tells of no row.
HARMLESS_SIGNALS = {"post_migrate"}
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}


def test_every_package_stands_in_the_contract():
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")}

    assert folders == set(PACKAGES)
    assert folders == set(PROJECT["tool"]["importlinter"]["root_packages"])


def test_no_module_reaches_up_by_other_ways():
    assert {name(path): found for path in modules() if (found := _found(path))} == {}


def _found(path: Path) -> list[str]:
    """The other ways up that a module takes."""
    owner = package_of(path)
    found = _reaching(ast.parse(path.read_text()), owner)
    # The roof knows everyone: it resolves the jobs that settings name.
    return [what for what in found if owner != "config" or what != "import_string"]


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
