"""Members' text: `render(…)` makes it safe HTML, `plain(…)` and `excerpt(…)` words, `mentioned(…)` tells whom it names."""

from markup.rendering import LIMIT, render
from markup.scripts import direction, isolated
from markup.wording import excerpt, mentioned, plain

__all__ = ["LIMIT", "direction", "excerpt", "isolated", "mentioned", "plain", "render"]
