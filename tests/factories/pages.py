"""Pages of the house as editors save them."""

from accounts.models import User
from pages.actions import edit_page
from pages.models import HousePage
from tests.factories.accounts import UserFactory


def house_page(slug: str = "terms", language: str = "fr", **fields: object) -> HousePage:
    """`house_page("help", "en", title="…", body="…", base=1)`: the page, saved once more by an editor."""
    editor = fields.pop("by", None) or User.objects.filter(handle="house-editor").first()
    editor = editor or UserFactory(handle="house-editor", groups=["Editors"])
    return edit_page(slug, language, by=editor, **{"title": "Conditions", "body": "Un texte.", "base": 0, **fields})
