from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def grant_to_editors(**_kwargs: Any) -> None:
    """The Editors group keeps the pages of the house, after every migrate."""
    from accounts.grants import EDITORS, grant

    grant(EDITORS, ["pages.edit_pages"])


class PagesConfig(AppConfig):
    name = "pages"

    def ready(self) -> None:
        from allauth.account.signals import user_signed_up

        from accounts import registry
        from pages.actions import record_joining
        from pages.keeper import PagesKeeper

        registry.register(PagesKeeper())
        user_signed_up.connect(record_joining)
        post_migrate.connect(grant_to_editors, sender=self)
