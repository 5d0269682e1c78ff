"""A large community that is made up: for measuring, and for trying things out on something that is not small."""

from pages.actions.synthetic.loading import load_synthetic
from pages.actions.synthetic.size import Size, Step

__all__ = ["Size", "Step", "load_synthetic"]
