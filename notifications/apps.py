from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "notifications"

    def ready(self) -> None:
        from accounts import registry
        from live import streams
        from notifications.keeper import NotificationsKeeper
        from notifications.streams import MemberStream

        streams.register(MemberStream())
        registry.register(NotificationsKeeper())
