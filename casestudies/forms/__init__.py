"""What members send about cases."""

from casestudies.forms.finding import CasesForm
from casestudies.forms.story import ENCODERS, StoryForm
from casestudies.forms.writing import Writing, as_typed

__all__ = ["ENCODERS", "CasesForm", "StoryForm", "Writing", "as_typed"]
