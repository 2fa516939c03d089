"""The signed links of committees: to one's own session, circular or calendar."""

from typing import Final, Literal
from uuid import UUID

from wirkkreis.access.links import Links

LINKS: Final = Links("committees")

Purpose = Literal["session", "circular", "calendar"]


def sign(purpose: Purpose, key: UUID) -> str:
    """The key as a token for links of one purpose."""
    return LINKS.sign(purpose, key)


def opened(purpose: Purpose, token: str) -> UUID:
    """The key in a token. Raises Http404 for a forged one, or one made for another purpose."""
    return LINKS.opened(purpose, token)
