"""What the site's own pages change: the content of a demonstration, and communities that are made up."""

from pages.actions.loading import Loaded, load_demo
from pages.actions.synthetic import Size, Step, load_synthetic

__all__ = ["Loaded", "Size", "Step", "load_demo", "load_synthetic"]
