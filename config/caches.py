"""A cache may be lost at any moment: Redis going away must never make a page fail."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

logger = logging.getLogger(__name__)
LOST = (RedisConnectionError, RedisTimeoutError, OSError)


class TolerantRedisCache(RedisCache):
    """Django's Redis cache that answers "not there" while Redis is away, within 0.3 s."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        options = {"socket_connect_timeout": 0.3, "socket_timeout": 0.3, **params.get("OPTIONS", {})}
        super().__init__(server, {**params, "OPTIONS": options})

    def add(self, *args: Any, **kwargs: Any) -> bool:
        return bool(self._or(True, super().add, args, kwargs))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._or(default, super().get, (key, default, version), {})

    def set(self, *args: Any, **kwargs: Any) -> None:
        self._or(None, super().set, args, kwargs)

    def touch(self, *args: Any, **kwargs: Any) -> bool:
        return bool(self._or(False, super().touch, args, kwargs))

    def delete(self, *args: Any, **kwargs: Any) -> bool:
        return bool(self._or(False, super().delete, args, kwargs))

    def get_many(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        found: dict[str, Any] = self._or({}, super().get_many, args, kwargs)
        return found

    def set_many(self, *args: Any, **kwargs: Any) -> list[str]:
        failed: list[str] = self._or([], super().set_many, args, kwargs)
        return failed

    def has_key(self, *args: Any, **kwargs: Any) -> bool:
        return bool(self._or(False, super().has_key, args, kwargs))

    def incr(self, *args: Any, **kwargs: Any) -> int:
        return int(self._or(1, super().incr, args, kwargs))

    def clear(self) -> None:
        """Forget what is ours: Django would empty the database, which others may share."""
        self._or(None, self._forget, (), {})

    def _forget(self) -> None:
        client = self._cache.get_client(None, write=True)
        for key in client.scan_iter(match=f"{self.key_prefix}:*", count=1000):
            client.unlink(key)

    def _or(self, otherwise: Any, method: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        try:
            return method(*args, **kwargs)
        except LOST as lost:
            logger.warning("The cache is away: %s", lost)
            return otherwise
