"""What a case story asks for: its texts with their limits, and the closed lists. Limits are in words unless said."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

TITLE_CHARACTERS = 100
STORY_WORDS = 600
FIRST_YEAR = 1900
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Section:
    """One text of a story: the form's name for it, the heading readers see, its limit in words."""

    name: str
    heading: "_StrOrPromise"
    words: int


TRIED = Section("tried", _("What was tried"), STORY_WORDS)
HAPPENED = Section("happened", _("What happened"), STORY_WORDS)
WHY = Section("why", _("Why"), STORY_WORDS)
WORKS = Section("works", _("What works"), 150)
DOES_NOT_WORK = Section("does_not_work", _("What does not work"), 150)
LESSON = Section("lesson", _("One lesson"), 60)
# Together at most STORY_WORDS.
STORY = (TRIED, HAPPENED, WHY)
SECTIONS = (*STORY, WORKS, DOES_NOT_WORK, LESSON)


# Fields of the form that are columns of a case; the rest is its content.
COLUMNS = ("title", "language", "year_from", "year_to", "my_role", "licence", "anonymity")


def count_words(text: str) -> int:
    """How many words a text has, by white space, as word processors count."""
    return len(_WORD.findall(text))


def texts(content: dict[str, Any]) -> list[str]:
    """The member's own texts of a content in the order in which they are read, without empty ones."""
    found = [str(content.get(section.name, "")) for section in SECTIONS]
    return [text for text in found if text]


class MyRole(models.TextChoices):
    """Where the writer stood."""

    IMPLEMENTER = "implementer", _("I did the work")
    FUNDER = "funder", _("I paid for it")
    RESEARCHER = "researcher", _("I studied it")
    PARTICIPANT = "participant", _("I took part")
    OBSERVER = "observer", _("I observed it")


class PartnerRole(models.TextChoices):
    """What a country did in the exchange; a country may have several roles."""

    RESOURCE = "resource", _("shared its experience")
    REQUESTING = "requesting", _("sought experience for its own priority")
    FACILITATING = "facilitating", _("connected, financed or supported")
    MUTUAL = "mutual", _("shared and learned")
    CO_CREATING = "co_creating", _("developed jointly")
    OBSERVING = "observing", _("followed without adopting")


class OrganisationRole(models.TextChoices):
    """The first four are the organisation roles of the IATI standard."""

    FUNDING = "funding", _("funding")
    ACCOUNTABLE = "accountable", _("accountable")
    EXTENDING = "extending", _("extending")
    IMPLEMENTING = "implementing", _("implementing")
    RESEARCH = "research", _("research")
    CONVENING = "convening", _("convening")
    COMMUNITY = "community", _("community")


class Anonymity(models.TextChoices):
    """Who learns the writer's name, and whether the country is shown."""

    NAMED = "named", _("Show my name")
    MODERATORS = "moderators", _("Only moderators know my name")
    COUNTRY_WITHHELD = "country_withheld", _("Only moderators know my name and the country")


class Licence(models.TextChoices):
    BY = "CC BY 4.0", _("CC BY 4.0: anyone may share and adapt it, naming the author")
    BY_SA = "CC BY-SA 4.0", _("CC BY-SA 4.0: the same, and adaptations carry this licence")
    BY_NC = "CC BY-NC 4.0", _("CC BY-NC 4.0: the same as the first, not for profit")


GOALS: dict[int, Promise] = {
    1: _("No poverty"),
    2: _("Zero hunger"),
    3: _("Good health and well-being"),
    4: _("Quality education"),
    5: _("Gender equality"),
    6: _("Clean water and sanitation"),
    7: _("Affordable and clean energy"),
    8: _("Decent work and economic growth"),
    9: _("Industry, innovation and infrastructure"),
    10: _("Reduced inequalities"),
    11: _("Sustainable cities and communities"),
    12: _("Responsible consumption and production"),
    13: _("Climate action"),
    14: _("Life below water"),
    15: _("Life on land"),
    16: _("Peace, justice and strong institutions"),
    17: _("Partnerships for the goals"),
}
