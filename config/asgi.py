"""Sockets (and, in the embedded default, pages): the ASGI application that uvicorn serves."""

import os

from django.core.asgi import get_asgi_application

from config.bounds import Bounded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
pages = Bounded(get_asgi_application())

# The application registry must be ready before consumers and streams are imported.
from channels.auth import AuthMiddlewareStack  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402

from config.safety import refuse_dangers  # noqa: E402
from live.origins import OwnPagesOnly  # noqa: E402
from live.routing import addresses  # noqa: E402

refuse_dangers()
sockets = OwnPagesOnly(AuthMiddlewareStack(URLRouter(addresses)))
application = ProtocolTypeRouter({"http": pages, "websocket": sockets})
