"""In which language one reads, and in which a text is written: chosen by the writer, or left to be guessed."""

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.vocabulary import LANGUAGES
from house import known

GUESSED = ("", _("Guess it from my words"))


def languages_to_read() -> list[tuple[str, str]]:
    """The languages of the interface that readers may choose, each by its own name."""
    return known.remembered().offered_languages


def languages_to_write(user: User) -> list[tuple[str, str | Promise]]:
    """The languages a member probably writes in, the site's own among them; before them to have it guessed."""
    codes = dict.fromkeys([user.interface_language, *user.languages, *dict(settings.LANGUAGES)])
    return [GUESSED, *((code, LANGUAGES[code]) for code in codes if code in LANGUAGES)]


def all_languages(user: User) -> list[tuple[str, str | Promise]]:
    """Every language, those in which the member probably writes first; before them to have it guessed."""
    return list(dict([*languages_to_write(user), *LANGUAGES.items()]).items())
