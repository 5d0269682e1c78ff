"""What is served as a file: only what pages ask for, one style sheet, each name with its hash, each file compressed."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import lightningcss
from django.contrib.staticfiles.finders import AppDirectoriesFinder
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/app.css"
# The phones of the people we write for: Android and iOS of 2022.
BROWSERS = ["chrome 105", "firefox 105", "safari 15.4", "ios_saf 15.4"]
# What installed packages bring and we serve; all of it would be 36 MB of flags, consoles and unminified libraries.
SERVED = ("account/js/", "admin/css/", "admin/img/", "admin/js/")
# The administration asks for the minified ones.
UNSERVED = frozenset(
    f"admin/js/vendor/{name}.js" for name in ("jquery/jquery", "select2/select2.full", "xregexp/xregexp")
)


class ServedFinder(AppDirectoriesFinder):
    """The files of installed packages that our pages use."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        for path, storage in super().list(ignore_patterns):
            if path.startswith(SERVED) and path not in UNSERVED:
                yield path, storage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Hashed names only, with gzip and brotli beside them; `app.css` and all it imports become one small file."""

    keep_only_hashed_files = True
    # An element may import its part: the name is rewritten, too.
    support_js_module_import_aggregation = True
    patterns: ClassVar[Any] = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("*.webmanifest", ((r'(?P<matched>"src": "(?P<url>[^"]+)")', '"src": "%(url)s"'),)),
    )

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:  # noqa: FBT001, FBT002
        if not dry_run and SHEET in paths:
            paths = self._bundled(paths)
        yield from super().post_process(paths, dry_run, **options)

    def _bundled(self, paths: dict[str, Any]) -> dict[str, Any]:
        storage, path = paths[SHEET]
        Path(self.path(SHEET)).write_text(bundle(Path(storage.path(path))))
        imported = [name for name in paths if name.startswith("css/") and name != SHEET]
        self.delete_files(imported)
        return {**{name: found for name, found in paths.items() if name not in imported}, SHEET: (self, SHEET)}


def bundle(sheet: Path) -> str:
    """The style sheet with everything it imports, minified, in the words of older browsers."""
    return str(lightningcss.bundle_css(str(sheet), browsers_list=BROWSERS, minify=True))
