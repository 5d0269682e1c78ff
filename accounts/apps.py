from django.apps import AppConfig
from django.db.models.signals import post_migrate


def grant_to_editors(**_signal: object) -> None:
    """The Editors group may edit organisations, after every migrate."""
    from accounts.grants import EDITORS, grant

    grant(EDITORS, ["accounts.edit_organisations"])


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from allauth.account.signals import email_confirmed

        import subjects
        from accounts.adapters import address_proved
        from accounts.grants import ensure_groups
        from accounts.subject import GroupSubject, LetterSubject, MemberSubject

        subjects.register(MemberSubject())
        subjects.register(GroupSubject())
        subjects.register(LetterSubject())
        email_confirmed.connect(address_proved)
        post_migrate.connect(ensure_groups, sender=self)
        post_migrate.connect(grant_to_editors, sender=self)
