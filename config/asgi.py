"""Sockets (and, in the embedded default, pages): the ASGI application that uvicorn serves."""

import os

import django

from config.bounds import Bounded
from config.reading import AsgiPages

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)
pages = Bounded(AsgiPages())

# The application registry must be ready before consumers and streams are imported.
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.sessions import SessionMiddlewareStack  # noqa: E402

from config.safety import refuse_dangers  # noqa: E402
from live.origins import OwnPagesOnly  # noqa: E402
from live.routing import addresses  # noqa: E402
from live.visitors import KnownMember  # noqa: E402

refuse_dangers()
sockets = OwnPagesOnly(SessionMiddlewareStack(KnownMember(URLRouter(addresses))))
application = ProtocolTypeRouter({"http": pages, "websocket": sockets})
