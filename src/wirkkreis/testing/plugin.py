"""The pytest plugin that stands PostgreSQL and the settings up before Django looks for them."""

import atexit
import os
from contextlib import ExitStack

from wirkkreis.console import cluster

_held = ExitStack()
atexit.register(_held.close)
POSTGRES = _held.enter_context(cluster.for_checkout().use())

os.environ["DATABASE_URL"] = POSTGRES.urls().app
os.environ["DATABASE_OWNER_URL"] = POSTGRES.urls().owner
os.environ.setdefault("WIRKKREIS_SECRET_KEY", "only-for-tests")
os.environ["WIRKKREIS_DEMO"] = "1"
