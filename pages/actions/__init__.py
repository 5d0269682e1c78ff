"""What the site's own pages change: the house and its texts, the content of a demonstration, made-up communities."""

from pages.actions.house import edit_page
from pages.actions.loading import Loaded, load_demo
from pages.actions.opening import change_house, go_on, open_house, rest, send_test_mail
from pages.actions.synthetic import Size, Step, load_synthetic
from pages.actions.terms import accept_terms, put_terms, record_joining
from pages.actions.welcome import follow_all

__all__ = [
    "Loaded",
    "Size",
    "Step",
    "accept_terms",
    "change_house",
    "edit_page",
    "follow_all",
    "go_on",
    "load_demo",
    "load_synthetic",
    "open_house",
    "put_terms",
    "record_joining",
    "rest",
    "send_test_mail",
]
