"""How often something may be done, counted in the shared cache for all workers together.

Signing in is limited by `ACCOUNT_RATE_LIMITS`; this is the same counting for everything else.
"""

from allauth.core.internal import ratelimit
from django.http import HttpRequest


def within(request: HttpRequest, action: str, rates: str, *, key: str = "") -> bool:
    """Whether something may be done once more; if so, it is counted.

    `rates` are allauth's: "5/h/ip,100/d/key" is five an hour from one connection and a hundred a
    day for one `key`; "user" stands for who is signed in.
    """
    counted = ratelimit.consume(
        request, app="wirkkreis", action=action, config={action: rates}, key=key, limit_get=True
    )
    return counted is not None
