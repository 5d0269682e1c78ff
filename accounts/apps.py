from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from allauth.account.signals import email_confirmed

        import subjects
        from accounts.adapters import forget_strange_password
        from accounts.grants import ensure_groups
        from accounts.subject import MemberSubject

        subjects.register(MemberSubject())
        email_confirmed.connect(forget_strange_password)
        post_migrate.connect(ensure_groups, sender=self)
