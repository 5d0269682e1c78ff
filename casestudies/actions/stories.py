"""Publishing, correcting, releasing, hiding and restoring stories."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import consider_trust, one_at_a_time
from accounts.models import User
from accounts.refusing import UsedAlready, require
from casestudies import rules
from casestudies.actions import indexing
from casestudies.actions.drafts import check_latest
from casestudies.actions.talk import open_case_thread, renew_case_thread, thread_hidden_with
from casestudies.models import Case, Draft, Files, Goal, HeldCorrection, Kind, State, Version
from casestudies.template import COLUMNS, Anonymity
from forum import actions as forum
from notifications import actions as notifications
from search.actions import put, withdraw
from tags.actions import keywords
from tags.models import Tag


@dataclass(frozen=True)
class Story:
    """A complete, checked story, ready to be written down.

    `content` is JSON by the names of the form; `tags` are countries and themes, `keywords` words that may be new.
    """

    title: str
    language: str
    year_from: int
    year_to: int | None
    my_role: str
    licence: str
    anonymity: str
    content: dict[str, Any]
    tags: list[Tag] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    files: Files = field(default_factory=dict)


@transaction.atomic
def publish_story(
    story: Story, *, author: User, key: UUID, at: datetime | None = None, sequence: int | None = None
) -> Case:
    """Publish a story at once, or hold it for a moderator; the same key returns the case it made before.

    `at` gives imported stories their own moment; they are not held. `sequence` is that of the draft it was sent from.
    Raises Refused with a sentence when the member may not write, Conflict when the key made another story before or
    another window saved the draft later.
    """
    require(rules.may_write(author), _("You cannot publish stories."))
    # A second sending of the same form waits for the first.
    one_at_a_time(author)
    made = Case.objects.made_by(author, key=key).first()
    if made is not None:
        return _made_before(made, story)
    _check_draft(author, key=key, sequence=sequence)
    case = Case(author=author, key=key, kind=Kind.STORY)
    _write(case, story)
    _publish(case, at=at) if at or rules.may_publish_at_once(author) else _hold(case)
    Draft.objects.of(author).filter(key=key).delete()
    return case


@transaction.atomic
def revise_story(case: Case, story: Story, *, by: User, key: UUID, sequence: int | None = None) -> Case:
    """Write the next version of one's own story; its address, thread and earlier versions stay.

    What was never published leaves no version behind.
    Raises Refused with a sentence for others than the author, Conflict when the key made another version before or
    another window saved the draft after its `sequence`.
    """
    case = Case.objects.select_for_update().get(pk=case.pk)
    require(rules.may_revise(by, case), _("You cannot change this story."))
    if Case.objects.made_by(by, key=key).filter(pk=case.pk).exists():
        return _made_before(case, story)
    _check_draft(by, key=key, sequence=sequence)
    _write(case, story)
    if case.is_shown():
        _publish_correction(case, key=key)
    else:
        HeldCorrection.objects.create(case=case, key=key)
    Draft.objects.of(by).filter(key=key, case=case).delete()
    return case


@transaction.atomic
def release(case: Case, *, by: User) -> None:
    """Publish a held story; its author is told."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    require(rules.may_release(by, case), _("This story does not wait for a moderator."))
    _publish(case)
    _tell_author(case, "story-released", by=by)


@transaction.atomic
def hide_case(case: Case, *, by: User, reason: str) -> None:
    """Take a case away from everyone but its author and those who keep house; its thread goes with it."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    require(rules.may_hide(by), _("Only moderators can hide."))
    if case.hidden_at is not None:
        return
    case.hidden_at, case.hidden_reason = timezone.now(), reason
    case.save(update_fields=["hidden_at", "hidden_reason"])
    withdraw(case.subject)
    notifications.withdraw("case", [case.pk])
    if case.thread is not None:
        forum.hide_thread(case.thread, by=by, reason=reason)
    _tell_author(case, "subject-hidden", by=by, note=reason)


@transaction.atomic
def restore_case(case: Case, *, by: User) -> None:
    """Show a hidden case and its thread again."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    require(rules.may_hide(by), _("Only moderators can restore."))
    if case.hidden_at is None:
        return
    thread = thread_hidden_with(case)
    case.hidden_at, case.hidden_reason = None, ""
    case.save(update_fields=["hidden_at", "hidden_reason"])
    if case.is_shown():
        put(indexing.entry(case))
    notifications.reinstate("case", [case.pk])
    if thread is not None:
        forum.restore_thread(thread, by=by)
    _tell_author(case, "subject-restored", by=by)


def _check_draft(author: User, *, key: UUID, sequence: int | None) -> None:
    if sequence is not None:
        draft = Draft.objects.of(author).filter(key=key).select_for_update().first()
        check_latest(draft, sequence=sequence)


def _write(case: Case, story: Story) -> None:
    case.title, case.language, case.content = story.title, story.language, story.content
    case.year_from, case.year_to, case.my_role = story.year_from, story.year_to, story.my_role
    case.licence, case.anonymity = story.licence, story.anonymity
    for name, file in story.files.items():
        getattr(case, name).save(f"{name}{Path(str(file.name)).suffix}", file, save=False)
    case.save()
    case.tags.set(_public_tags(story))
    case.goals.all().delete()
    Goal.objects.bulk_create(Goal(case=case, number=number) for number in set(story.content["sdg_goals"]))
    indexing.name_organisations(case)
    case.__dict__.pop("ordered_tags", None)


def _public_tags(story: Story) -> list[Tag]:
    # A withheld country stays in the content, which only moderators read; nothing public may carry it.
    is_withheld = story.anonymity == Anonymity.COUNTRY_WITHHELD
    chosen = [tag for tag in story.tags if not (is_withheld and tag.kind == "country")]
    return [*chosen, *keywords(story.keywords)]


def _publish(case: Case, *, at: datetime | None = None) -> None:
    case.move_to(State.PUBLISHED)
    case.published_at = at or timezone.now()
    case.thread = open_case_thread(case, at=at)
    case.save()
    _keep_version(case, key=case.key)
    put(indexing.entry(case))
    topics = {tag.topic for tag in case.ordered_tags}
    if case.author is not None:
        consider_trust(case.author)
    notifications.announce("case-published", about=case.subject, actor=case.named_author, topics=topics)


def _publish_correction(case: Case, *, key: UUID) -> None:
    _keep_version(case, key=key)
    renew_case_thread(case)
    put(indexing.entry(case))
    # Whoever was told of it by a country that is withheld now reads that country nowhere.
    notifications.forget_topics(case.subject, but={tag.topic for tag in case.ordered_tags})


def _hold(case: Case) -> None:
    case.move_to(State.HELD)
    case.save()
    _tell_author(case, "story-held", by=None)


def _keep_version(case: Case, *, key: UUID) -> None:
    case.version += 1
    case.save(update_fields=["version"])
    said = {"title": case.title, "language": case.language, "content": case.content}
    Version.objects.create(case=case, number=case.version, by=case.author, key=key, **said)


def _made_before(case: Case, story: Story) -> Case:
    """The case; raises Conflict when the form came back with words that nobody would ever read."""
    is_now = case.content == story.content and all(getattr(case, name) == getattr(story, name) for name in COLUMNS)
    earlier = case.versions.filter(number__lt=case.version, title=story.title)
    is_earlier = any(version.content == story.content for version in earlier)
    if not is_earlier and not (is_now and set(case.tags.all()) == set(_public_tags(story))):
        raise UsedAlready
    return case


def _tell_author(case: Case, name: str, *, by: User | None, note: str = "") -> None:
    topics = {case.author.topic} if case.author else set()
    notifications.announce(name, about=case.subject, actor=by, topics=topics, note=note)
