"""Pages: the WSGI application that granian serves in production."""

import os

from django.core.wsgi import get_wsgi_application

from config.secrets import refuse_weak_secret

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
refuse_weak_secret()
application = get_wsgi_application()
