"""What the site's own pages change: the content of a demonstration."""

from pages.actions.loading import Loaded, load_demo

__all__ = ["Loaded", "load_demo"]
