"""The files that pages ask for: few, small, hashed, and one style sheet."""

import json
import re
from pathlib import Path

import brotli
import pytest
from django.core.management import call_command
from pytest_django import Settings


@pytest.fixture
def collected(settings: Settings, tmp_path: Path) -> Path:
    """The folder that production serves."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "config.statics.StaticFiles"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def hashed(folder: Path, name: str) -> Path:
    paths: dict[str, str] = json.loads((folder / "staticfiles.json").read_text())["paths"]
    return folder / paths[name]


def test_what_is_collected_is_what_pages_ask_for(collected: Path) -> None:
    sheet = hashed(collected, "css/app.css").read_text()
    names = json.loads((collected / "staticfiles.json").read_text())["paths"]

    assert "@import" not in sheet
    assert ".masthead" in sheet
    assert [name for name in names if name.startswith("css/")] == ["css/app.css"]
    assert not [name for name in names if "flags" in name]
    assert "admin/css/base.css" in names


def test_the_style_sheet_is_light(collected: Path) -> None:
    sheet = hashed(collected, "css/app.css")

    assert len(brotli.compress(sheet.read_bytes())) < 14 * 1024
    assert sheet.with_suffix(".css.br").exists()
    assert sheet.with_suffix(".css.gz").exists()


def test_the_manifest_names_its_icon_by_its_hash(collected: Path) -> None:
    manifest = json.loads(hashed(collected, "manifest.webmanifest").read_text())

    assert re.fullmatch(r"img/icons\.[0-9a-f]{12}\.svg", manifest["icons"][0]["src"])
    assert (collected / manifest["icons"][0]["src"]).exists()


def test_parts_of_an_element_are_imported_by_their_hash(collected: Path) -> None:
    script = hashed(collected, "js/elements/live-count.js")

    parts = re.findall(r'from "(\./[^"]+)"', script.read_text())
    assert parts
    assert all((script.parent / part).exists() for part in parts)
