"""Letters to accounts, in the language of who reads them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wirkkreis.accounts.models import Account
from wirkkreis.tenancy.models import Partnership
from wirkkreis.ui.letterhead import Letterhead
from wirkkreis.ui.letters import letter


@dataclass(frozen=True)
class Addressee:
    """Somebody who reads a letter, with or without an account."""

    email: str
    language: str


def send_letter(
    template: str,
    *,
    to: Account | Addressee,
    context: Mapping[str, Any],
    partnership: Partnership | None = None,
) -> None:
    """Write a letter and put it into the outbox, in the same transaction as its occasion.

    `template` names three files, see `ui.letters`; without a partnership the platform speaks.
    """
    house = Letterhead(partnership.name, partnership.colour) if partnership else Letterhead()
    letter(
        template, {"reader": to, **context}, to=to.email, language=to.language, letterhead=house
    ).send()
