"""What everybody may read of sessions and resolutions: pages, and feeds to subscribe to."""

from wirkkreis.access.urls import page
from wirkkreis.committees.pages import public_feeds, public_resolutions, public_sessions

SESSIONS, REGISTER = "gremien/sitzungen/", "gremien/beschluesse/"
SESSION = f"{SESSIONS}<int:pk>/"

urlpatterns = [
    page(
        SESSIONS,
        public_sessions.sessions,
        right="everyone",
        name="public-sessions",
        kept=True,
    ),
    page(SESSION, public_sessions.session, right="everyone", name="public-session", kept=True),
    page(
        f"{SESSION}niederschrift/",
        public_sessions.minutes,
        right="everyone",
        name="public-minutes",
        kept=True,
    ),
    page(
        f"{SESSION}niederschrift/pdf/",
        public_sessions.document,
        right="everyone",
        name="public-minutes-pdf",
    ),
    page(
        REGISTER,
        public_resolutions.resolutions,
        right="everyone",
        name="public-resolutions",
        kept=True,
    ),
    page(
        f"{REGISTER}<int:pk>/",
        public_resolutions.resolution,
        right="everyone",
        name="public-resolution",
        kept=True,
    ),
    page(
        "gremien/sitzungen.ics",
        public_feeds.sessions,
        right="everyone",
        name="sessions-feed",
        kept=True,
    ),
    page(
        "gremien/beschluesse.atom",
        public_feeds.resolutions,
        right="everyone",
        name="resolutions-atom",
        kept=True,
    ),
]
