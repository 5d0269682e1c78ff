"""The database and the cache, as Django's settings want them."""

from typing import Any


def database(address: dict[str, Any], *, pooled: bool) -> dict[str, Any]:
    """A parsed DATABASE_URL with what each database needs to be shared by many."""
    if address["ENGINE"].endswith("sqlite3"):
        return {**address, "OPTIONS": SQLITE}
    if pooled:
        # Under ASGI every request may use another thread: only a pool bounds the connections.
        return {**address, "OPTIONS": {**POSTGRES, "pool": POOL}, "CONN_HEALTH_CHECKS": True}
    return {**address, "OPTIONS": POSTGRES, "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}


def cache(address: str, *, prefix: str) -> dict[str, Any]:
    """A cache in Redis that may be lost at any moment, or one in each process where there is no Redis."""
    if not address:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    return {"BACKEND": "config.caches.TolerantRedisCache", "LOCATION": address, "KEY_PREFIX": prefix}


# What is asked through `house.questions` is planned at its first asking; the ORM's own cursors plan every time.
POSTGRES = {"prepare_threshold": 0}
# While PostgreSQL is away who asks is told so soon; left alone, the pool would try again after ever longer pauses.
POOL = {"min_size": 1, "max_size": 10, "timeout": 5, "reconnect_timeout": 5}
# One writer at a time, readers meanwhile; a writer waits up to 20 s for its turn.
SQLITE = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}
