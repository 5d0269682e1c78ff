"""What `STYLE.md` says about style sheets, pictures and scripts."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parent.parent.parent / "static"
SHEETS = sorted((STATIC / "css").rglob("*.css"))
BLOCKS = sorted((STATIC / "css" / "components").glob("*.css"))
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)|left|right|top|bottom"
    r"|width|height|(?:min|max)-(?:width|height))\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)


def _rules(sheet: Path) -> str:
    return re.sub(r"/\*.*?\*/|@media[^{]*", "", sheet.read_text(), flags=re.DOTALL)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_rules_follow_the_line_whatever_its_direction(sheet: Path) -> None:
    assert not PHYSICAL.findall(_rules(sheet))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_picture_in_a_sheet_is_named_from_the_root(sheet: Path) -> None:
    # One sheet or many: a relative name would mean two different files.
    rules = re.sub(r"@import[^;]*;", "", _rules(sheet))

    assert not [name for name in re.findall(r"url\(([^)]*)\)", rules) if not name.strip("\"'").startswith("/static/")]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)
def test_a_block_shows_its_markup_on_top_and_is_in_the_table_of_contents(block: Path) -> None:
    assert block.read_text().startswith("/*")
    assert f'@import url("components/{block.name}") layer(components);' in (STATIC / "css" / "app.css").read_text()


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)
def test_colours_are_tokens(block: Path) -> None:
    colours = re.findall(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", _rules(block), flags=re.IGNORECASE)

    assert not colours


@pytest.mark.parametrize("script", sorted((STATIC / "js").rglob("*.js")), ids=lambda script: script.name)
def test_a_script_evaluates_nothing_and_imports_only_its_own_parts(script: Path) -> None:
    text = script.read_text()

    assert not re.search(r"\beval\(|new Function|document\.write", text)
    assert all(name.startswith("./") for name in re.findall(r"^import .* from \"([^\"]+)\";", text, flags=re.MULTILINE))
