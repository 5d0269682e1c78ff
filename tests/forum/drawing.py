"""Pictures as members choose them, and as posts have them."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from accounts.models import User
from forum import actions
from forum.models import Picture, Thread
from tests.factories.forum import ThreadFactory


def drawn(colour: str = "green") -> bytes:
    out = BytesIO()
    Image.new("RGB", (60, 40), colour).save(out, "JPEG")
    return out.getvalue()


def upload(colour: str = "green") -> SimpleUploadedFile:
    return SimpleUploadedFile("well.jpg", drawn(colour))


def posted(author: User, thread: Thread | None = None, *, alt: str = "A well") -> Picture:
    """A picture in a reply of the author."""
    key = uuid4()
    picture = actions.keep_picture(author, key=key, file=ContentFile(drawn()), alt=alt)
    at = timezone.now() - timedelta(hours=1)
    actions.reply(thread or ThreadFactory(), author=author, body=f"See {key}", key=key, at=at)
    picture.refresh_from_db()
    return picture
