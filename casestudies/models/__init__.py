"""Cases, their published versions, and what is still being written."""

from casestudies.models.cases import Case, CaseTag, Goal, Kind, State
from casestudies.models.drafts import Draft, Files
from casestudies.models.organisations import CaseOrganisation
from casestudies.models.versions import HeldCorrection, Version

__all__ = [
    "Case",
    "CaseOrganisation",
    "CaseTag",
    "Draft",
    "Files",
    "Goal",
    "HeldCorrection",
    "Kind",
    "State",
    "Version",
]
