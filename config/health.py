"""Whether this process lives, and whether the site can be used: for proxies and orchestrators."""

from collections.abc import Callable

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """The process answers; asks nothing else."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(_request: HttpRequest) -> JsonResponse:
    """200 when the database answers and is migrated, else 503; a lost cache is told and tolerated."""
    database = _state(_ask_database)
    migrations = _state(_ask_migrations) if database == "ok" else "unknown"
    states = {"database": database, "migrations": migrations, "cache": _state(_ask_cache)}
    is_ready = database == migrations == "ok"
    return JsonResponse(states, status=200 if is_ready else 503)


def _state(ask: Callable[[], bool]) -> str:
    try:
        return "ok" if ask() else "not ready"
    except DatabaseError:
        return "away"


def _ask_database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


# Migrations only ever go from waiting to done while a process lives, so that "done" need not be asked again.
_done: list[bool] = []


def _ask_migrations() -> bool:
    if not _done:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        _done.append(True)
    return True


def _ask_cache() -> bool:
    cache.set("readyz", "ok", 10)
    return bool(cache.get("readyz") == "ok")
