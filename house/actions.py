"""Changes of the house. Who may make them is asked by the packages above, which know members."""

import secrets
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from house.known import learn
from house.models import ONLY, House

FIELDS = ("name", "sender", "languages", "registration", "introductions", "presence")


@transaction.atomic
def change(**fields: Any) -> House:
    """Keep any of `FIELDS`; every process knows it within `HOUSE_SECONDS`, this one at once."""
    house = _locked()
    for field in FIELDS:
        setattr(house, field, fields.get(field, getattr(house, field)))
    return _keep(house)


@transaction.atomic
def rest(words: str = "") -> House:
    """Let nothing but reading be possible, with a sentence to whoever writes; resting twice keeps the first moment."""
    house = _locked()
    house.resting_since = house.resting_since or timezone.now()
    house.resting_words = words
    return _keep(house)


@transaction.atomic
def go_on() -> House:
    """End the rest."""
    house = _locked()
    house.resting_since, house.resting_words = None, ""
    return _keep(house)


@transaction.atomic
def new_setup_token() -> str:
    """A token with which the first administrator is made; the one before it ends. The row keeps only its digest."""
    house = _locked()
    token = secrets.token_urlsafe(24)
    house.setup_digest = _digest(token)
    _keep(house)
    return token


def is_setup_token(token: str) -> bool:
    """Whether it is the token that was printed last and not used since."""
    house = House.objects.filter(pk=ONLY).first()
    kept = house.setup_digest if house else ""
    return bool(kept) and constant_time_compare(kept, _digest(token))


@transaction.atomic
def spend_setup_token(token: str) -> bool:
    """Use the token up; False when it is not the one that was printed last, or somebody was faster."""
    house = _locked()
    if not (house.setup_digest and constant_time_compare(house.setup_digest, _digest(token))):
        return False
    house.setup_digest = ""
    _keep(house)
    return True


def _locked() -> House:
    House.objects.get_or_create(pk=ONLY)
    return House.objects.select_for_update().get(pk=ONLY)


def _keep(house: House) -> House:
    house.full_clean()
    house.save()
    learn(house)
    # Another request may have read the row as it was before the commit.
    transaction.on_commit(lambda: learn(house), robust=True)
    return house


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
