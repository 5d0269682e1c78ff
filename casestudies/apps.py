from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def grant_to_editors(**_kwargs: Any) -> None:
    """The Editors group may edit the library, after every migrate."""
    from accounts.grants import EDITORS, grant

    grant(EDITORS, ["casestudies.edit_library"])


class CasestudiesConfig(AppConfig):
    name = "casestudies"

    def ready(self) -> None:
        import subjects
        from accounts import registry as members
        from casestudies.keeper import LibraryKeeper
        from casestudies.subject import CaseSubject, HeldCase, ModeratedCase, tags_read
        from moderation import registry
        from tags import registry as tags

        subjects.register(CaseSubject())
        registry.register(ModeratedCase())
        registry.register_held(HeldCase())
        tags.register(tags_read)
        post_migrate.connect(grant_to_editors, sender=self)
        members.register(LibraryKeeper())
