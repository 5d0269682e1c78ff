"""Where the browser of the tests is."""

import os
import shutil

# First the one that draws no window: a quarter less work for the same pages.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """The program that $CHROMIUM names, else the first that is installed; None where there is none."""
    return os.environ.get("CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)
