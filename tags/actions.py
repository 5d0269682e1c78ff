"""Every change of tags."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import registry, rules
from accounts.models import User
from accounts.refusing import require
from tags import finding, folding, vocabulary
from tags.models import Expertise, Kind, Tag

LONGEST_KEYWORD = 50
MOST_KEYWORDS = 8


def keyword(word: str) -> Tag:
    """The tag of a word, made when nobody has used it; all spellings with one fold share it.

    Raises ValidationError with a sentence when the word cannot be a keyword.
    """
    written = check_keyword(word)
    key = folding.fold(written)
    made = {"name": key, "word": written, "slug": folding.plain_slug(key)}
    try:
        return _one(key, made)
    except IntegrityError:
        # Another key ("c" beside "c++") has the plain slug.
        return _one(key, made | {"slug": folding.own_slug(key)})


def keywords(words: Iterable[str]) -> list[Tag]:
    """The tags of the words in their order, each once; raises ValidationError with a sentence."""
    return [keyword(word) for word in check_keywords(words)]


def check_keywords(words: Iterable[str]) -> list[str]:
    """The words as they will be shown, one of each fold; raises ValidationError for a bad or a ninth one."""
    checked = [check_keyword(word) for word in words if folding.tidy(word)]
    once = list({folding.fold(word): word for word in reversed(checked)}.values())[::-1]
    if len(once) > MOST_KEYWORDS:
        sentence = ngettext("Give at most %(most)d keyword.", "Give at most %(most)d keywords.", MOST_KEYWORDS)
        raise ValidationError(sentence, code="too_many", params={"most": MOST_KEYWORDS})
    return once


def check_keyword(word: str) -> str:
    """The word as it will be shown; raises ValidationError when it is too long or holds no letter."""
    written = folding.tidy(word)
    if max(len(written), len(folding.fold(written))) > LONGEST_KEYWORD:
        sentence = _("The keyword “%(word)s…” is too long: the longest may have %(most)d characters.")
        raise ValidationError(sentence, code="too_long", params={"word": written[:30], "most": LONGEST_KEYWORD})
    if not any(mark.isalnum() for mark in folding.fold(written)):
        sentence = _("The keyword “%(word)s” needs a letter or a digit.")
        raise ValidationError(sentence, code="no_letter", params={"word": written})
    return written


@transaction.atomic
def set_expertise(member: User, *, by: User, tags: Iterable[Tag]) -> None:
    """Let a member be found by themes and keywords, and by no others. Raises Refused for anybody else."""
    require(rules.may_edit_profile(by, member), _("Only the member can change this profile."))
    wanted = {tag.pk: tag for tag in tags}
    member.expertise.exclude(tag__in=wanted).delete()
    known = set(member.expertise.values_list("tag", flat=True))
    Expertise.objects.bulk_create(
        Expertise(content_object=member, tag=tag) for pk, tag in wanted.items() if pk not in known
    )
    registry.changed(member)


def load_vocabularies(model: type[Tag] = Tag, *, using: str = DEFAULT_DB_ALIAS) -> int:
    """Bring countries and themes to what the files say; returns how many rows were written.

    Loading again writes nothing. Tags that left the files stay, since things may carry them. A migration passes its
    own historical model.
    """
    known = {(tag.kind, tag.code): tag for tag in model._default_manager.using(using).exclude(kind="keyword")}
    rows = {(row["kind"], row["code"]): row for row in vocabulary.rows()}
    new = [model(**row) for key, row in rows.items() if key not in known]
    changed = [tag for key, tag in known.items() if key in rows and _take(tag, rows[key])]
    with transaction.atomic(using=using):
        model._default_manager.using(using).bulk_create(new)
        fields = ["name", "slug", "labels", "region", "subregion", "position"]
        model._default_manager.using(using).bulk_update(changed, fields, batch_size=100)
        transaction.on_commit(finding.forget, using=using, robust=True)
    return len(new) + len(changed)


def _one(key: str, made: dict[str, str]) -> Tag:
    tag: Tag = Tag.objects.get_or_create(kind=Kind.KEYWORD, code=key, defaults=made)[0]
    return tag


def _take(tag: Tag, row: dict[str, Any]) -> bool:
    before = {name: getattr(tag, name) for name in row}
    for name, value in row.items():
        setattr(tag, name, value)
    return before != row
