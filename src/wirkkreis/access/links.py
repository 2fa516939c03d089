"""Links that need no account: a random key and a signature, for one purpose each.

Nothing is stored but the key: a copy of the database opens nothing, and a link made for one purpose
opens nothing else.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.http import Http404

PADDING: Final = "=="
"""What base64 writes after 16 bytes, and links do without."""


@dataclass(frozen=True)
class Links:
    """The signed links of one package."""

    package: str

    def sign(self, purpose: str, key: UUID) -> str:
        """The key as a token for links: letters, digits, "-", "_" and one ":"."""
        return self._signer(purpose).sign(urlsafe_b64encode(key.bytes).decode().rstrip("="))

    def opened(self, purpose: str, token: str) -> UUID:
        """The key in a token. Raises Http404 for a forged one, or one for another purpose."""
        try:
            key = self._signer(purpose).unsign(token)
            return UUID(bytes=urlsafe_b64decode(key + PADDING))
        except (BadSignature, ValueError) as error:
            raise Http404 from error

    def _signer(self, purpose: str) -> Signer:
        return Signer(salt=f"wirkkreis.{self.package}.{purpose}")
