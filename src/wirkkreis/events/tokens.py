"""The signed links of events, and the codes people type."""

import secrets
from typing import Final, Literal
from uuid import UUID

from wirkkreis.access.links import Links

LINKS: Final = Links("events")

Purpose = Literal["registration", "confirm", "door", "feedback", "certificate", "programme"]
"""`confirm` stands only in letters: who has it reads the address that was given."""

LETTERS: Final = "23456789BCDFGHJKMNPQRSTVWXZ"
"""What codes are made of: nothing that looks like something else, no vowels that make words."""

CODE_LENGTH: Final = 6


def sign(purpose: Purpose, key: UUID) -> str:
    """The key as a token for links of one purpose."""
    return LINKS.sign(purpose, key)


def opened(purpose: Purpose, token: str) -> UUID:
    """The key in a token. Raises Http404 for a forged one, or one made for another purpose."""
    return LINKS.opened(purpose, token)


def new_code() -> str:
    """A code that people print, read out and type."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def tidied(typed: str) -> str:
    """A typed code as it is stored: capital letters, no spaces or dashes."""
    return "".join(typed.split()).replace("-", "").upper()
