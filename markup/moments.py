"""How the five languages write days and times; the same as `local-time.js` writes them in the browser."""

from datetime import date, datetime

from django.utils import timezone, translation
from django.utils.dateformat import format as written

# In Django's letters. Its own formats put the month first in English, and capitals on Romance months.
DAYS = {"es": r"j \d\e F \d\e Y", "pt": r"j \d\e F \d\e Y"}
WEEKDAYS = {"es": r"l j \d\e F", "pt": r"l, j \d\e F", "ar": r"l، j F"}
SHORT_DAYS = {"fr": "j N Y", "es": "j b Y", "pt": r"j \d\e b. \d\e Y", "ar": "j F Y"}
SHORTEST_DAYS = {"fr": "j N", "es": "j b", "pt": r"j \d\e b.", "ar": "j F"}
COMMAS = {"ar": "، "}


def day(when: date) -> str:
    """21 November 2026."""
    return _write(when, DAYS.get(_language(), "j F Y"))


def weekday(when: date) -> str:
    """Saturday 28 November."""
    return _write(when, WEEKDAYS.get(_language(), "l j F"))


def short_day(when: date) -> str:
    """21 Nov 2026; without the year while it lasts."""
    if when.year == timezone.localdate().year:
        return _write(when, SHORTEST_DAYS.get(_language(), "j M"))
    return _write(when, SHORT_DAYS.get(_language(), "j M Y"))


def moment(when: datetime) -> str:
    """21 Nov 2026, 14:20."""
    return f"{_write(when, SHORT_DAYS.get(_language(), 'j M Y'))}{COMMAS.get(_language(), ', ')}{written(when, 'H:i')}"


def whole(when: datetime) -> str:
    """21 November 2026, 14:20 UTC."""
    return f"{day(when)}{COMMAS.get(_language(), ', ')}{written(when, 'H:i')} {_zone(when)}"


def _zone(when: datetime) -> str:
    # Django leaves the name out of the hour that a clock shows twice, where it is needed most.
    name = when.tzname() or ""
    return f"UTC{name}" if name.startswith(("+", "-")) else name


def _language() -> str:
    return (translation.get_language() or "en").partition("-")[0]


def _write(when: date, form: str) -> str:
    text = written(when, form)
    return text if _language() == "en" else text.lower()
