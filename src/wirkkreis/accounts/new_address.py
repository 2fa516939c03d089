"""Another address for an account: a code goes there, and only who reads it can enter it.

What is asked for waits in the session for a quarter of an hour. Whether the address belongs to
another account already is said in the letter to it, and nowhere else.
"""

from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter
from allauth.core.internal.cryptokit import normalize_user_code
from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import constant_time_compare, salted_hmac

from wirkkreis.accounts.letters import Addressee, send_letter
from wirkkreis.accounts.models import Account
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership

WAITING = "new_address"
GOOD_FOR = timedelta(minutes=15)


def ask_for(session: SessionBase, *, email: str, account: Account, house: Partnership) -> None:
    """Send a code to the new address, in the account's language, and wait for it."""
    reader = Addressee(email, account.language)
    code = str(get_adapter().generate_login_code())
    if Account.objects.filter(email=email).exists():
        send_letter("accounts/letters/address_taken", to=reader, context={}, partnership=house)
        code = ""
    else:
        context = {"code": code}
        send_letter("accounts/letters/new_address", to=reader, context=context, partnership=house)
    until = clock.now() + GOOD_FOR
    session[WAITING] = {"email": email, "code": _digest(code), "until": until.isoformat()}


def waiting(session: SessionBase) -> str:
    """The address that waits for its code, "" when none does (any more)."""
    asked = session.get(WAITING)
    if not asked or clock.now() > datetime.fromisoformat(asked["until"]):
        return ""
    return str(asked["email"])


def fits(session: SessionBase, code: str) -> bool:
    """Whether this is the code that was sent to the address that waits."""
    entered = normalize_user_code(code)
    return bool(entered and waiting(session)) and constant_time_compare(
        _digest(entered), session[WAITING]["code"]
    )


def forget(session: SessionBase) -> None:
    """Wait no longer."""
    session.pop(WAITING, None)


def _digest(code: str) -> str:
    return salted_hmac(WAITING, normalize_user_code(code)).hexdigest() if code else ""
