from django.apps import AppConfig


class ForumConfig(AppConfig):
    name = "forum"

    def ready(self) -> None:
        import subjects
        from accounts import registry as members
        from forum.keeper import ForumKeeper
        from forum.streams import ThreadsStream, ThreadStream
        from forum.subject import PostSubject, ThreadSubject, tags_read
        from live import presence, streams
        from moderation import registry
        from tags import registry as tags

        for kind in (ThreadSubject(), PostSubject()):
            subjects.register(kind)
            registry.register(kind)
        tags.register(tags_read)
        for stream in (ThreadStream(), ThreadsStream()):
            streams.register(stream)
        presence.show(ThreadStream.kind)
        members.register(ForumKeeper())
