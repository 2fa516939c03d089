"""Letters by e-mail: a text and an HTML part from templates, laid out alike, without pictures.

Three templates make a letter, `<template>_subject.txt`, `.txt` and `.html`. The parts extend
`ui/letters/letter.txt` and `ui/letters/letter.html` and fill the block `content`; `href` of an
`<a class="button">` is the one thing to do.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from css_inline import CSSInliner
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from wirkkreis.languages.known import base_of, direction_of
from wirkkreis.ui.letterhead import Letterhead
from wirkkreis.ui.theme import theme_of

NOBODYS = Letterhead()


def letter(
    template: str,
    context: Mapping[str, Any],
    *,
    to: str,
    language: str,
    letterhead: Letterhead = NOBODYS,
) -> EmailMultiAlternatives:
    """A letter in the language of who reads it, ready to be sent."""
    theme = theme_of(letterhead.colour)
    frame = {
        "letterhead": letterhead,
        "accent": theme.light["accent"],
        "accent_in_the_dark": theme.dark["accent"],
        "lang": base_of(language),
        "dir": direction_of(language),
    }
    values = {**context, **frame}
    with translation.override(language):
        subject = " ".join(render_to_string(f"{template}_subject.txt", values).split())
        text = render_to_string(f"{template}.txt", values).strip() + "\n"
        page = render_to_string(f"{template}.html", values)
    written = EmailMultiAlternatives(
        subject,
        text,
        to=[to],
        headers={"Auto-Submitted": "auto-generated", "Content-Language": base_of(language)},
    )
    written.attach_alternative(_inliner().inline(page), "text/html")
    return written


@cache
def _inliner() -> CSSInliner:
    """Styles go to the elements, as mail programs want it; what asks for the dark stays on top."""
    return CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
