"""What is served as a file: only what pages ask for, one style sheet, each name with its hash, each file compressed."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import lightningcss
from django.contrib.staticfiles.finders import AppDirectoriesFinder
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/app.css"
# The phones of the people we write for: Android and iOS of 2022.
BROWSERS = ["chrome 105", "firefox 105", "safari 15.4", "ios_saf 15.4"]
# What installed packages bring and we serve; everything would be 36 MB of flags and API consoles.
SERVED = ("account/js/", "mfa/js/", "admin/css/", "admin/img/", "admin/js/", "django_htmx/htmx-2.min.js", "ninja/")


class ServedFinder(AppDirectoriesFinder):
    """The files of installed packages that our pages use."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        for path, storage in super().list(ignore_patterns):
            if path.startswith(SERVED):
                yield path, storage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed names, gzip and brotli; `app.css` and all it imports become one small file."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:  # noqa: FBT001, FBT002
        if not dry_run and SHEET in paths:
            storage, path = paths[SHEET]
            Path(self.path(SHEET)).write_text(bundle(Path(storage.path(path))))
            paths = {name: found for name, found in paths.items() if name == SHEET or not _is_imported(name)}
        yield from super().post_process(paths, dry_run, **options)


def bundle(sheet: Path) -> str:
    """The style sheet with everything it imports, minified, in the words of older browsers."""
    return str(lightningcss.bundle_css(str(sheet), browsers_list=BROWSERS, minify=True))


def _is_imported(name: str) -> bool:
    return name.startswith("css/")
