"""Cases, their published versions, and what is still being written."""

from casestudies.models.cases import Case, CaseTag, Goal, Kind, State
from casestudies.models.drafts import Draft, Files
from casestudies.models.versions import HeldCorrection, Version

__all__ = ["Case", "CaseTag", "Draft", "Files", "Goal", "HeldCorrection", "Kind", "State", "Version"]
