from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "notifications"

    def ready(self) -> None:
        from live import streams
        from notifications.streams import MemberStream

        streams.register(MemberStream())
