"""What must not be open to the world is refused before anything is served."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from config.safety import GUESSABLE, GUESSABLE_EARLIER, PUBLIC_DEMO, dangers, is_weak, refuse_dangers, stored_secret

STRONG = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@pytest.mark.parametrize("secret", ["short", "a" * 80, "django-insecure-" + STRONG])
def test_a_guessable_secret_is_refused(secret, settings):
    settings.SECRET_KEY = secret

    assert dangers() == [GUESSABLE]
    with pytest.raises(ImproperlyConfigured, match="at least 50 random characters"):
        refuse_dangers()


@pytest.mark.parametrize("secret", ["", "short", "django-insecure-" + STRONG])
def test_a_guessable_earlier_secret_is_refused_too(secret, settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = STRONG, [STRONG[::-1], secret]

    assert dangers() == [GUESSABLE_EARLIER]
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY_FALLBACKS"):
        refuse_dangers()


def test_while_developing_any_secret_will_do(settings):
    settings.DEBUG, settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = True, "short", ["short"]

    assert dangers() == []


@pytest.mark.django_db
@pytest.mark.parametrize("debug", [True, False])
def test_a_demonstration_is_refused_in_public(debug, settings):
    settings.DEMO, settings.IS_PUBLIC, settings.DEBUG = True, True, debug

    assert dangers() == [PUBLIC_DEMO]
    with pytest.raises(CommandError, match="set DEMO=0"):
        call_command("migrate", "--plan", skip_checks=False)


def test_the_secret_is_read_from_where_make_wrote_it(tmp_path):
    (tmp_path / "secret").write_text(f"{STRONG}\n")

    assert stored_secret(tmp_path / "secret") == STRONG
    assert is_weak(stored_secret(tmp_path / "nowhere"))
