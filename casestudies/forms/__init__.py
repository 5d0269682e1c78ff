"""What members send about cases."""

from casestudies.forms.finding import CasesForm
from casestudies.forms.story import StoryForm
from casestudies.forms.writing import Writing, as_typed

__all__ = ["CasesForm", "StoryForm", "Writing", "as_typed"]
