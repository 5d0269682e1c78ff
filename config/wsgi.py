"""Pages: the WSGI application that granian serves in production."""

import os

import django

from config.reading import WsgiPages
from config.safety import refuse_dangers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
refuse_dangers()
django.setup(set_prefix=False)
application = WsgiPages()
