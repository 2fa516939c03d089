"""A letter as JSON and back: how it waits in the outbox."""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Any

from django.core.mail import EmailAttachment, EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext

from wirkkreis.accounts.models import OutgoingMail
from wirkkreis.languages.known import BASE

REPEATED = "X-Maybe-Sent-Before"
"""The header of a letter that its reader may have got already."""

READABLE = 20_000
"""Letters of an enclosure that are shown to read."""

BODY = re.compile(r"<body\b[^>]*>")


@dataclass(frozen=True)
class Enclosure:
    """What lies in a waiting letter; `text` is its beginning, empty where it is no text."""

    name: str
    kind: str
    size: int
    text: str


def packed(letter: EmailMessage) -> dict[str, Any]:
    """All that is needed to send the letter later. Raises TypeError for a ready MIME part."""
    alternatives = letter.alternatives if isinstance(letter, EmailMultiAlternatives) else []
    return {
        "subject": str(letter.subject),
        "body": str(letter.body),
        "kind": letter.content_subtype,
        "from": letter.from_email,
        "to": list(letter.to),
        "cc": list(letter.cc),
        "bcc": list(letter.bcc),
        "reply_to": list(letter.reply_to),
        "headers": {name: str(value) for name, value in letter.extra_headers.items()},
        "alternatives": [[_text(content), kind] for content, kind in alternatives],
        "attachments": [_packed_attachment(entry) for entry in letter.attachments],
    }


def unpacked(mail: OutgoingMail, carrier: BaseEmailBackend) -> EmailMultiAlternatives:
    """The letter, ready for a carrier. Where it may be a repetition, it says so."""
    kept = mail.letter
    headers = kept["headers"] | {"Message-ID": mail.message_id}
    body: str = kept["body"]
    pages: list[tuple[str, str]] = [(page, kind) for page, kind in kept["alternatives"]]
    if mail.maybe_sent:
        remark = _remark(headers.get("Content-Language", BASE))
        headers |= {REPEATED: "yes"}
        body = f"{remark}\n\n{body}"
        pages = [(_with(remark, page, kind), kind) for page, kind in pages]
    letter = EmailMultiAlternatives(
        kept["subject"],
        body,
        kept["from"],
        kept["to"],
        cc=kept["cc"],
        bcc=kept["bcc"],
        reply_to=kept["reply_to"],
        headers=headers,
        attachments=[_unpacked_attachment(*entry) for entry in kept["attachments"]],
        connection=carrier,
    )
    for page, kind in pages:
        letter.attach_alternative(page, kind)
    letter.content_subtype = kept["kind"]
    return letter


def enclosures(mail: OutgoingMail) -> list[Enclosure]:
    """What is attached to a letter that still lies in the outbox."""
    return [_enclosure(*entry) for entry in mail.letter.get("attachments", [])]


def _remark(language: str) -> str:
    with translation.override(language):
        return gettext(
            "Vielleicht haben Sie diese E-Mail schon bekommen: Beim Verschicken wurden wir "
            "unterbrochen. Dann brauchen Sie nichts weiter zu tun."
        )


def _with(remark: str, page: str, kind: str) -> str:
    if kind != "text/html":
        return page
    line = format_html('<p style="margin: 0 auto 16px; max-width: 600px">{}</p>', remark)
    return BODY.sub(lambda body: f"{body[0]}{line}", page, count=1)


def _packed_attachment(entry: Any) -> list[str]:
    if not isinstance(entry, EmailAttachment) or not isinstance(entry.content, str | bytes):
        raise TypeError("The outbox takes attachments as name, content and kind.")
    content = entry.content.encode() if isinstance(entry.content, str) else entry.content
    return [entry.filename or "", b64encode(content).decode("ascii"), entry.mimetype]


def _unpacked_attachment(name: str, content: str, kind: str) -> EmailAttachment:
    return EmailAttachment(name or None, b64decode(content), kind)


def _text(content: Any) -> str:
    return content.decode() if isinstance(content, bytes) else str(content)


def _enclosure(name: str, content: str, kind: str) -> Enclosure:
    inside = b64decode(content)
    text = inside[: 4 * READABLE].decode(errors="replace") if kind.startswith("text/") else ""
    return Enclosure(name, kind.partition(";")[0], len(inside), text[:READABLE])
