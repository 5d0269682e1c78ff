"""What is being written, kept on the server as it was typed."""

from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import one_at_a_time
from accounts.models import User
from accounts.refusing import Conflict, UsedAlready, require
from casestudies import rules
from casestudies.models import Case, Draft, Files
from casestudies.template import COLUMNS

DRAFTS_AT_MOST = 50
LISTS = ("partners", "organisations", "sources")


@transaction.atomic
def save_draft(
    author: User, *, key: UUID, content: dict[str, list[str]], sequence: int, files: Files | None = None
) -> Draft:
    """Keep what was typed under the form's key; the returned draft carries the next sequence number.

    A picture or a recording is kept with it, so that it is not chosen again after an error.
    Raises Conflict with a sentence when another window saved later than this one was opened or the form was sent
    already, and Refused when the member may not write or has 50 drafts.
    """
    require(rules.may_write(author), _("You cannot write stories."))
    # Two windows that save the same form for the first time find each other here.
    one_at_a_time(author)
    draft = Draft.objects.filter(author=author, key=key).first()
    saved = _go_on(draft, content, sequence=sequence) if draft else _begin(author, key=key, content=content)
    for name, file in (files or {}).items():
        getattr(saved, name).save(file.name, file)
    return saved


def check_latest(draft: Draft | None, *, sequence: int) -> None:
    """Raise Conflict with a sentence when another window saved the draft after this sequence number."""
    if draft is not None and draft.sequence != sequence:
        raise Conflict(_("Another window saved this draft later. Nothing was overwritten; your text is still here."))


def _go_on(draft: Draft, content: dict[str, list[str]], *, sequence: int) -> Draft:
    if draft.content == content:
        # The same form sent twice: there is nothing to lose.
        return draft
    check_latest(draft, sequence=sequence)
    draft.content, draft.title, draft.sequence = content, _title(content), draft.sequence + 1
    draft.save()
    return draft


def _begin(author: User, *, key: UUID, content: dict[str, list[str]]) -> Draft:
    if Case.objects.made_by(author, key=key).exists():
        # A save that was under way while the form was sent must not come back as a draft.
        raise UsedAlready
    require(Draft.objects.of(author).count() < DRAFTS_AT_MOST, _("You have 50 drafts. Delete one of them first."))
    return Draft.objects.create(author=author, key=key, content=content, title=_title(content))


@transaction.atomic
def draft_of_case(case: Case, *, by: User) -> Draft:
    """The draft in which a story is corrected: the one begun before, or a new one that holds the current version.

    Raises Refused with a sentence for others than the author.
    """
    case = Case.objects.select_for_update().get(pk=case.pk)
    require(rules.may_revise(by, case), _("You cannot change this story."))
    begun = Draft.objects.of(by).filter(case=case).first()
    if begun is not None:
        return begun
    content = _typed_again(case)
    return Draft.objects.create(author=by, case=case, key=uuid4(), content=content, title=case.title)


@transaction.atomic
def delete_draft(draft: Draft, *, by: User) -> None:
    """Throw a draft away, with its files. Raises Refused with a sentence for others than the author."""
    require(rules.may_delete_draft(by, draft), _("This draft is not yours."))
    draft.delete()
    # No transaction brings a file back.
    transaction.on_commit(partial(_delete_files, draft), robust=True)


def _delete_files(draft: Draft) -> None:
    draft.picture.delete(save=False)
    draft.recording.delete(save=False)


def _typed_again(case: Case) -> dict[str, list[str]]:
    """A published content as a browser would send it."""
    content = case.content
    typed = {name: _values(value) for name, value in content.items() if name not in LISTS}
    typed |= {name: _values(getattr(case, name)) for name in COLUMNS}
    typed["themes"] = [tag.code for tag in case.themes]
    typed["keywords"] = [", ".join(tag.label for tag in case.keywords)]
    typed["consent"] = ["on"]
    for name in LISTS:
        typed |= _typed_rows(name, content.get(name, []))
    return {name: values for name, values in typed.items() if values}


def _title(content: dict[str, list[str]]) -> str:
    return "".join(content.get("title", []))[:200]


def _typed_rows(name: str, rows: list[dict[str, Any]]) -> dict[str, list[str]]:
    cells = enumerate(rows)
    return {f"{name}-{number}-{field}": _values(value) for number, row in cells for field, value in row.items()}


def _values(value: Any) -> list[str]:
    several = value if isinstance(value, list) else [value]
    return [str(one) for one in several if one not in (None, "")]
