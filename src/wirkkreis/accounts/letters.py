"""Letters to accounts: text and HTML from templates, in the language of who reads them."""

from collections.abc import Mapping
from typing import Any, Protocol

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation


class Reader(Protocol):
    """Somebody with an address and a language."""

    email: str
    language: str


def send_letter(template: str, *, to: Reader, context: Mapping[str, Any]) -> None:
    """Write a letter and send it when the transaction commits.

    `template` names three files: `<template>_subject.txt`, `.txt` and `.html`.
    """
    with translation.override(to.language):
        values = {"reader": to, **context}
        subject = " ".join(render_to_string(f"{template}_subject.txt", values).split())
        letter = EmailMultiAlternatives(
            subject,
            render_to_string(f"{template}.txt", values).strip() + "\n",
            to=[to.email],
            headers={"Auto-Submitted": "auto-generated", "Content-Language": to.language},
        )
        letter.attach_alternative(render_to_string(f"{template}.html", values), "text/html")
    transaction.on_commit(letter.send)
