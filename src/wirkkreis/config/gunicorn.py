"""How gunicorn loads the application: once, before its workers are made from it.

    gunicorn --config python:wirkkreis.config.gunicorn wirkkreis.config.wsgi

The workers share the memory of what was loaded. What is shared stays so only while nobody writes
to it, and the garbage collector writes to everything it looks at; frozen objects it leaves alone.
A new version of the code therefore needs a restart; SIGHUP would only make new workers of the old.
"""

import gc
from typing import Any

from django.conf import settings
from django.db import connections
from django.urls import get_resolver
from django.utils import translation

preload_app = True


def when_ready(_server: Any) -> None:
    """Load what the first page of a worker would load, then freeze; no worker is made yet."""
    get_resolver().reverse_dict  # noqa: B018 -- reading it imports every page
    for language, _name in settings.LANGUAGES:
        translation.activate(language)  # reads its catalogue
    translation.deactivate()
    connections.close_all()  # a connection belongs to one process
    gc.collect()
    gc.freeze()
