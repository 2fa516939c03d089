"""Sessions in the database that know whose they are, so that they can be seen and ended."""

from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from wirkkreis.accounts.models import Account, Session
from wirkkreis.tenancy import clock

ABOUT = "about_this_session"

# What a person recognizes her devices by; the first that matches is said. No version, no number.
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


class SessionStore(DatabaseStore):
    """Django's database sessions with the columns of `accounts.Session`. The SESSION_ENGINE."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        about = data.get(ABOUT, {})
        row = cast("Session", super().create_model_instance(data))
        row.account_id = data.get(SESSION_KEY)
        row.root = about.get("root", "")
        row.device = about.get("device", "")
        row.begun_at = about.get("begun_at")
        return row


def note_beginning(*, request: HttpRequest, **_: object) -> None:
    """Remember when and on what kind of device somebody signed in (on Django's signal)."""
    request.session[ABOUT] = {
        "begun_at": clock.now().isoformat(),
        "device": device_of(request.headers.get("User-Agent", "")),
        "root": request.session.get(ABOUT, {}).get("root", ""),
    }


def device_of(user_agent: str) -> str:
    """Browser and system in two words, or "" when neither is known."""
    found = (
        next((word for sign, word in kind.items() if sign in user_agent), "")
        for kind in (BROWSERS, SYSTEMS)
    )
    return ", ".join(word for word in found if word)


def live_sessions(account: Account) -> QuerySet[Session]:
    """The sessions of an account that have not run out, newest first."""
    return account.sessions.filter(expire_date__gt=clock.now()).order_by("-begun_at")


def end_sessions(account: Account, *, but: SessionBase | None = None) -> int:
    """End all sessions of an account, with the exception of one and its family; how many ended."""
    sessions = account.sessions.all()
    if but is not None:
        sessions = sessions.exclude(_family(but))
    return sessions.delete()[0]


def end_family(session: SessionBase) -> None:
    """End this session, the one it was handed over from, and those handed over from that one."""
    Session.objects.filter(_family(session)).delete()


def root_of(session: SessionBase) -> str:
    """The session that this one was handed over from, else itself."""
    return str(session.get(ABOUT, {}).get("root") or session.session_key or "")


def _family(session: SessionBase) -> Q:
    root = root_of(session)
    return Q(session_key=session.session_key) | Q(session_key=root) | Q(root=root)
