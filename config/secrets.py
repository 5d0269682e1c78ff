"""A secret that signs sessions and links must not be guessable."""

from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured

SENTENCE = "SECRET_KEY is missing or weak: set it to at least 50 random characters (see .env.example)."


def stored_secret(path: Path) -> str:
    """The secret that `make` wrote once into that file, or one that every start outside DEBUG refuses."""
    return path.read_text().strip() if path.is_file() else "django-insecure-unset"


def is_weak(secret: str) -> bool:
    """Whether a secret is shorter than 50 characters or has fewer than 8 different ones (the deploy check's limits)."""
    return len(secret) < 50 or len(set(secret)) < 8 or secret.startswith("django-insecure-")


def refuse_weak_secret() -> None:
    """Called where servers start; raises ImproperlyConfigured outside DEBUG when the secret is weak."""
    if not settings.DEBUG and is_weak(settings.SECRET_KEY):
        raise ImproperlyConfigured(SENTENCE)


def check_secret(**_kwargs: object) -> list[CheckMessage]:
    """The same rule for every command that runs checks (migrate, serve)."""
    if not settings.DEBUG and is_weak(settings.SECRET_KEY):
        return [Error(SENTENCE, id="palabre.E001")]
    return []
