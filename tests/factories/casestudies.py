"""Stories for tests, published through the site's own actions."""

from io import BytesIO
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.test import override_settings
from django.utils import timezone
from PIL import Image

from accounts.models import User
from casestudies.actions import Story, publish_story
from casestudies.models import Case
from tests.factories.accounts import UserFactory
from tests.factories.tags import country, theme

TEXTS = {"tried": "We dug wells.", "happened": "Water came.", "why": "", "works": "Asking first.", "does_not_work": ""}


def story(**changes: Any) -> Story:
    """The least that is a complete story."""
    content = {**TEXTS, "lesson": "Ask first.", "sdg_goals": [6], "partners": [], "organisations": [], "sources": []}
    content |= changes.pop("content", {})
    fields: dict[str, Any] = {
        "title": "A well in Parakou",
        "language": "en",
        "year_from": 2019,
        "year_to": None,
        "my_role": "participant",
        "licence": "CC BY 4.0",
        "anonymity": "named",
        "tags": [country("BJ"), theme("water-sanitation")],
    }
    return Story(**{**fields, **changes}, content=content)


def published(author: User | None = None, **changes: Any) -> Case:
    """A published story of a member."""
    with override_settings(HOLD_FIRST_STORIES=False):
        return publish_story(story(**changes), author=author or UserFactory(), key=uuid4())


def form(**changes: Any) -> dict[str, Any]:
    """A complete form as a browser sends it; a value of None leaves the field out."""
    rows = {
        f"{name}-{part}": "0"
        for name in ("partners", "organisations", "sources")
        for part in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    fields = {
        "act": "publish",
        "key": str(uuid4()),
        "sequence": "0",
        "title": "A well in Parakou",
        "language": "en",
        "countries": ["BJ"],
        "themes": ["health"],
        "keywords": "wells",
        "year_from": str(timezone.now().year),
        "my_role": "participant",
        "tried": "We dug a well.",
        "happened": "Water came, then left.",
        "works": "Asking the village first.",
        "lesson": "Ask again after a year.",
        "anonymity": "named",
        "licence": "CC BY 4.0",
        "consent": "on",
    }
    return {name: value for name, value in {**rows, **fields, **changes}.items() if value is not None}


def picture() -> ContentFile[bytes]:
    """A small green picture, as a member chooses it."""
    out = BytesIO()
    Image.new("RGB", (8, 8), "green").save(out, "JPEG")
    return ContentFile(out.getvalue(), name="picture.jpg")
