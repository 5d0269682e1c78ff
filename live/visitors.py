"""Who opens a socket: the member for whom the session vouches."""

from typing import Any

from channels.auth import AuthMiddleware
from channels.db import database_sync_to_async

from live import rights


class KnownMember(AuthMiddleware):
    """Puts the member into `scope["user"]`, also by a secret before the present one, as pages do.

    The middleware of channels knows the present secret only, and ends every other session.
    """

    async def resolve_scope(self, scope: dict[str, Any]) -> None:
        scope["user"]._wrapped = await database_sync_to_async(rights.member_of)(scope["session"])
