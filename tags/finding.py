"""Countries and themes from the process's memory, for they change with releases; and what members are good at."""

from time import monotonic

from django.utils.translation import get_language

from accounts.models import User
from accounts.vocabulary import sorted_by
from tags.models import Kind, Tag

# Seconds until another process's change is seen here; a release, which brings the changes, starts processes anew.
FRESH_FOR = 3600.0

_kept: dict[str, tuple[float, dict[str, Tag]]] = {}
# By kind and language: hundreds of names are not put in order again for each list.
_ordered: dict[tuple[str, str | None], list[Tag]] = {}


def country(code: str) -> Tag:
    """The country of an alpha-2 code in any case; raises Tag.DoesNotExist."""
    return _one(Kind.COUNTRY, code.upper())


def theme(slug: str) -> Tag:
    """The theme of a slug; raises Tag.DoesNotExist."""
    return _one(Kind.THEME, slug.lower())


def countries() -> list[Tag]:
    """All countries by label in the active language."""
    return _in_order(Kind.COUNTRY)


def themes() -> list[Tag]:
    """All themes by label in the active language."""
    return _in_order(Kind.THEME)


def expertise(member: User) -> list[Tag]:
    """Themes, then keywords, in which a member can be asked, each by label; one query."""
    found = Tag.objects.filter(tags_expertise_items__content_object=member)
    return sorted(found, key=lambda tag: (tag.kind != Kind.THEME, sorted_by(tag.label)))


def forget() -> None:
    """Ask the database again next time."""
    _kept.clear()
    _ordered.clear()


def _one(kind: Kind, code: str) -> Tag:
    try:
        return _all(kind)[code]
    except KeyError:
        raise Tag.DoesNotExist from None


def _all(kind: Kind) -> dict[str, Tag]:
    asked_at, tags = _kept.get(kind, (0.0, {}))
    if not tags or monotonic() - asked_at > FRESH_FOR:
        tags = {tag.code: tag for tag in Tag.objects.filter(kind=kind).in_their_order()}
        _kept[kind] = (monotonic(), tags)
        _ordered.clear()
    return tags


def _in_order(kind: Kind) -> list[Tag]:
    tags, key = _all(kind), (kind, get_language())
    if key not in _ordered:
        _ordered[key] = sorted(tags.values(), key=_alphabet)
    return list(_ordered[key])


def _alphabet(tag: Tag) -> str:
    return sorted_by(tag.label)
