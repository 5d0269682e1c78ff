"""What the site's own pages change: texts of the house, the content of a demonstration, made-up communities."""

from pages.actions.house import edit_page
from pages.actions.loading import Loaded, load_demo
from pages.actions.synthetic import Size, Step, load_synthetic
from pages.actions.terms import accept_terms, put_terms, record_joining

__all__ = [
    "Loaded",
    "Size",
    "Step",
    "accept_terms",
    "edit_page",
    "load_demo",
    "load_synthetic",
    "put_terms",
    "record_joining",
]
