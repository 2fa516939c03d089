"""Links that need no account: a random key and a signature, for one purpose each.

Nothing is stored: a copy of the database opens nobody's registration, and a link made for one
purpose opens nothing else.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final, Literal
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.http import Http404

Purpose = Literal["registration", "confirm", "door", "feedback", "certificate", "programme"]
"""`confirm` stands only in letters: who has it reads the address that was given."""

PADDING: Final = "=="
"""What base64 writes after 16 bytes, and links do without."""

LETTERS: Final = "23456789BCDFGHJKMNPQRSTVWXZ"
"""What codes are made of: nothing that looks like something else, no vowels that make words."""

CODE_LENGTH: Final = 6


def sign(purpose: Purpose, key: UUID) -> str:
    """The key as a token for links: letters, digits, "-", "_" and one ":"."""
    return _signer(purpose).sign(urlsafe_b64encode(key.bytes).decode().rstrip("="))


def opened(purpose: Purpose, token: str) -> UUID:
    """The key in a token. Raises Http404 for a forged one, or one made for another purpose."""
    try:
        return UUID(bytes=urlsafe_b64decode(_signer(purpose).unsign(token) + PADDING))
    except (BadSignature, ValueError) as error:
        raise Http404 from error


def new_code() -> str:
    """A code that people print, read out and type."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def tidied(typed: str) -> str:
    """A typed code as it is stored: capital letters, no spaces or dashes."""
    return "".join(typed.split()).replace("-", "").upper()


def _signer(purpose: Purpose) -> Signer:
    return Signer(salt=f"wirkkreis.events.{purpose}")
