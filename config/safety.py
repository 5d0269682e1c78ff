"""What must not be open to the world: a guessable secret, and a demonstration whose passwords everybody knows."""

from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured

GUESSABLE = "SECRET_KEY is missing or weak: set it to at least 50 random characters (see .env.example)."
GUESSABLE_EARLIER = "SECRET_KEY_FALLBACKS holds a weak secret: leave it out, which signs everybody out who came by it."
PUBLIC_DEMO = "DEMO=1 shows everybody its members' password, so it is refused where SITE_URL is public: set DEMO=0."


def stored_secret(path: Path) -> str:
    """The secret that `make` wrote once into that file, or one that every start outside DEBUG refuses."""
    return path.read_text().strip() if path.is_file() else "django-insecure-unset"


def is_weak(secret: str) -> bool:
    """Whether a secret is shorter than 50 characters or has fewer than 8 different ones (the deploy check's limits)."""
    return len(secret) < 50 or len(set(secret)) < 8 or secret.startswith("django-insecure-")


def dangers() -> list[str]:
    """What is wrong with these settings, in sentences; while developing on this machine nothing is."""
    weak = [GUESSABLE] if is_weak(settings.SECRET_KEY) else []
    weak += [GUESSABLE_EARLIER] if any(map(is_weak, settings.SECRET_KEY_FALLBACKS)) else []
    public = [PUBLIC_DEMO] if settings.DEMO and settings.IS_PUBLIC else []
    return public if settings.DEBUG else weak + public


def refuse_dangers() -> None:
    """Called where servers start; raises ImproperlyConfigured."""
    if found := dangers():
        raise ImproperlyConfigured(" ".join(found))


def check_dangers(**_kwargs: object) -> list[CheckMessage]:
    """The same for every command that runs checks (migrate, serve)."""
    return [Error(sentence, id="palabre.E001") for sentence in dangers()]
