"""The catalogues in `locale/`: compiled without GNU gettext."""

from pathlib import Path

import polib


def compile_all(folders: list[Path]) -> list[Path]:
    """Compile each catalogue that is newer than its compiled form; returns those."""
    changed = [path for folder in folders for path in sorted(folder.glob("*/LC_MESSAGES/*.po")) if _is_newer(path)]
    for path in changed:
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
    return changed


def _is_newer(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime <= path.stat().st_mtime
