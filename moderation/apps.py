from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def grant_to_moderators(**_kwargs: Any) -> None:
    """The Moderators group may moderate, after every migrate."""
    from accounts.grants import MODERATORS, grant

    grant(MODERATORS, ["moderation.moderate"])


class ModerationConfig(AppConfig):
    name = "moderation"

    def ready(self) -> None:
        from accounts import registry as members
        from live import streams
        from moderation import registry
        from moderation.keeper import ModerationKeeper
        from moderation.streams import ModerationStream
        from moderation.subject import ModeratedLetter

        members.register(ModerationKeeper())
        streams.register(ModerationStream())
        registry.register(ModeratedLetter())
        post_migrate.connect(grant_to_moderators, sender=self)
