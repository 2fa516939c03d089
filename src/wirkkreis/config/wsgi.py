"""The WSGI entry point: `gunicorn wirkkreis.config.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wirkkreis.config.settings")
application = get_wsgi_application()
