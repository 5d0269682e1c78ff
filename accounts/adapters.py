"""Where allauth asks us."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.utils.text import slugify


class AccountAdapter(DefaultAccountAdapter):
    def populate_username(self, request: Any, user: Any) -> None:
        user.display_name = user.display_name or user.email.partition("@")[0]
        user.handle = user.handle or self.generate_unique_username([slugify(user.email.partition("@")[0]), "member"])
