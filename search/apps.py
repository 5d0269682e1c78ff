from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        import subjects
        from accounts import registry
        from search.keeper import SearchKeeper, entries

        registry.register(SearchKeeper())
        subjects.give_entries("member", entries)
