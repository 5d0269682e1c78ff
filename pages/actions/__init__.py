"""What the site's own pages change: texts of the house, the content of a demonstration, made-up communities."""

from pages.actions.house import edit_page
from pages.actions.loading import Loaded, load_demo
from pages.actions.synthetic import Size, Step, load_synthetic

__all__ = ["Loaded", "Size", "Step", "edit_page", "load_demo", "load_synthetic"]
