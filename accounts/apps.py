from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        import subjects
        from accounts.grants import ensure_groups
        from accounts.subject import MemberSubject

        subjects.register(MemberSubject())
        post_migrate.connect(ensure_groups, sender=self)
