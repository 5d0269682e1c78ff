"""Pages: the WSGI application that granian serves in production."""

import os

from django.core.wsgi import get_wsgi_application

from config.safety import refuse_dangers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
refuse_dangers()
application = get_wsgi_application()
