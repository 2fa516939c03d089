"""Where a partnership's pages are found from outside: for letters, which know no request."""

from typing import Any, Final

from django.conf import settings
from django.urls import get_script_prefix, reverse

from wirkkreis.tenancy.models import Partnership

OURSELVES: Final = "localhost"
NOT_FROM_OUTSIDE: Final = frozenset({OURSELVES, "127.0.0.1", "[::1]"})


def site_of(partnership: Partnership) -> str:
    """The address of its pages without a slash at the end; "" where nothing says it."""
    front = [host for host in settings.ALLOWED_HOSTS if host not in NOT_FROM_OUTSIDE]
    if partnership.host:
        return _at(partnership.host)
    return f"{_at(front[0])}/{partnership.prefix}" if front else ""


def address_of(partnership: Partnership, name: str, *args: Any) -> str:
    """The whole address of a page, in the active language. Raises NoReverseMatch."""
    path = reverse(name, args=args).removeprefix(get_script_prefix().rstrip("/"))
    return (site_of(partnership) or f"{_at(OURSELVES)}/{partnership.prefix}") + path


def _at(host: str) -> str:
    scheme = "https" if settings.SECURE else "http"
    port = f":{settings.PORT}" if settings.PORT and host == OURSELVES else ""
    return f"{scheme}://{host}{port}"
