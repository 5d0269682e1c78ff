"""WebSocket addresses."""

from django.urls import path

from live.consumers import LiveConsumer

addresses = [path("live/", LiveConsumer.as_asgi())]
