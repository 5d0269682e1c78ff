"""What the library knows of members."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.db.models.fields.files import FieldFile

from accounts.models import User
from accounts.registry import Copied, Deeds, Keeper
from casestudies.models import Case, Draft, State


class LibraryKeeper(Keeper):
    """What was published stays when its author leaves; what never was goes."""

    name = "library"

    def deeds(self, member: User) -> Deeds:
        return Deeds(stories=len(Case.objects.shown().filter(author=member).values_list("pk")[:1]))

    def copied(self, member: User) -> Copied:
        cases = Case.objects.filter(author=member).order_by("pk")
        drafts = Draft.objects.filter(author=member).order_by("pk")
        told = {
            "cases": list(cases.values("pk", "title", "language", "state", "licence", "content", "published_at")),
            "drafts": list(drafts.values("pk", "title", "content", "created_at")),
        }
        return Copied(told, {**_files("case", cases), **_files("draft", drafts)})

    def forget(self, member: User, *, former: str) -> None:
        unpublished = Case.objects.filter(author=member, state__in=[State.DRAFT, State.HELD], version=0)
        for things in (Draft.objects.filter(author=member), unpublished):
            files = _files("", things).values()
            things.delete()
            for file in files:
                # No transaction brings a file back.
                transaction.on_commit(partial(file.storage.delete, str(file.name)), robust=True)


def _files(kind: str, things: Iterable[Case | Draft]) -> dict[str, FieldFile]:
    kept = {f"{kind}-{one.pk}": (("picture.jpg", one.picture), ("recording.mp3", one.recording)) for one in things}
    return {f"{folder}/{name}": file for folder, files in kept.items() for name, file in files if file}
