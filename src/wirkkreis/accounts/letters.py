"""Letters to accounts: text and HTML from templates, in the language of who reads them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from wirkkreis.accounts.models import Account


@dataclass(frozen=True)
class Addressee:
    """Somebody who reads a letter, with or without an account."""

    email: str
    language: str


def send_letter(template: str, *, to: Account | Addressee, context: Mapping[str, Any]) -> None:
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
