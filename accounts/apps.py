from django.apps import AppConfig
from django.db.models.signals import post_migrate


def grant_to_editors(**_signal: object) -> None:
    """The Editors group may edit organisations, after every migrate."""
    from accounts.grants import EDITORS, grant

    grant(EDITORS, ["accounts.edit_organisations"])


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from allauth.account import signals as steps
        from django.contrib.auth import signals

        import subjects
        from accounts import logbook
        from accounts.adapters import address_proved
        from accounts.grants import ensure_groups
        from accounts.streams import introduction
        from accounts.subject import GroupSubject, LetterSubject, MemberSubject
        from live import presence

        for kind in (MemberSubject(), GroupSubject(), LetterSubject()):
            subjects.register(kind)
        presence.introduce_by(introduction)
        steps.email_confirmed.connect(address_proved)
        steps.login_code_rejected.connect(logbook.code_failed)
        steps.authentication_step_completed.connect(logbook.shown_again)
        signals.user_logged_in.connect(logbook.signed_in)
        signals.user_login_failed.connect(logbook.password_failed)
        signals.user_logged_out.connect(logbook.signed_out)
        post_migrate.connect(ensure_groups, sender=self)
        post_migrate.connect(grant_to_editors, sender=self)
