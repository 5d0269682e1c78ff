"""Members' text: `render(…)` makes it safe HTML, `plain(…)` and `excerpt(…)` make it words."""

from markup.rendering import LIMIT, render
from markup.scripts import direction, isolated
from markup.wording import excerpt, leading_to, mentioned, plain

__all__ = ["LIMIT", "direction", "excerpt", "isolated", "leading_to", "mentioned", "plain", "render"]
