"""Boxes with content of the caller's: `{% card … %}content{% endcard %}`."""

from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from wirkkreis.ui.parts.marks import render

register = template.Library()

ALERT_ICONS = {"info": "info", "good": "check", "warn": "alert", "bad": "cross"}


@register.simple_block_tag
def alert(
    content: SafeString, title: str | Promise = "", kind: str = "info", live: bool = False
) -> SafeString:
    """A message. Kinds: info, good, warn, bad. `live` announces it when it is swapped in."""
    sign = ALERT_ICONS.get(kind, "info")
    return render("alert", content=content, title=title, kind=kind, live=live, sign=sign)


@register.simple_block_tag
def card(
    content: SafeString,
    title: str | Promise = "",
    url: str = "",
    kicker: str | Promise = "",
    level: int = 3,
    icon: str = "",
    kind: str = "",
) -> SafeString:
    """A card; with `url` its title is a link and the whole card can be clicked.

    `level` is the heading's level. Kinds: "" (plain), accent, quiet.
    """
    return render("card", **locals())


@register.simple_block_tag
def cards(content: SafeString, columns: str = "") -> SafeString:
    """A grid of cards that finds its own columns; `columns="wide"` makes them fewer and larger."""
    return render("cards", content=content, columns=columns)


@register.simple_block_tag
def heading(
    content: SafeString, title: str | Promise, lead: str | Promise = "", kicker: str | Promise = ""
) -> SafeString:
    """The head of a page: the one h1, a sentence below it, and the page's actions as content."""
    return render("heading", content=content, title=title, lead=lead, kicker=kicker)


@register.simple_block_tag
def hero(content: SafeString, title: str | Promise, lead: str | Promise = "") -> SafeString:
    """The large welcome of a start page, with buttons as content."""
    return render("hero", content=content, title=title, lead=lead)


@register.simple_block_tag
def panel(content: SafeString, title: str | Promise = "", level: int = 2) -> SafeString:
    """A quiet framed area that holds things together, such as a form."""
    return render("panel", content=content, title=title, level=level)


@register.simple_block_tag
def table(
    content: SafeString,
    caption: str | Promise,
    hidden_caption: bool = False,
    stacked: bool = False,
) -> SafeString:
    """A table in a named region that can be scrolled by keyboard. Content: thead and tbody.

    `stacked` for lists of things: on a phone each row is a block, its `<th scope="row">` on top and
    below it the cells, each with its `data-label` before it.
    """
    return render("table", **locals())


@register.simple_block_tag
def toolbar(content: SafeString, label: str | Promise) -> SafeString:
    """A row of buttons that belong together."""
    return render("toolbar", content=content, label=label)


@register.simple_block_tag
def actions(content: SafeString) -> SafeString:
    """The buttons at the end of a form."""
    return render("actions", content=content)


@register.simple_block_tag
def disclosure(
    content: SafeString, summary: str | Promise, opened: bool = False, icon: str = ""
) -> SafeString:
    """Content that opens on demand."""
    return render("disclosure", content=content, summary=summary, opened=opened, icon=icon)


@register.simple_block_tag
def empty(
    content: SafeString, title: str | Promise, text: str | Promise = "", icon: str = "spark"
) -> SafeString:
    """Nothing here yet: what it will be, and as content the first step."""
    return render("empty", content=content, title=title, text=text, icon=icon)


@register.simple_block_tag
def facts(content: SafeString) -> SafeString:
    """A list of labels and values, made of `fact`."""
    return render("facts", content=content)


@register.simple_block_tag
def fact(content: SafeString, label: str | Promise) -> SafeString:
    """One label and its value inside `facts`."""
    return render("fact", content=content, label=label)


@register.simple_block_tag(takes_context=True)
def confirm(
    context: template.Context,
    content: SafeString,
    title: str | Promise,
    action: str | Promise,
    back_url: str,
    kind: str = "danger",
) -> SafeString:
    """A question before something that cannot be undone: a form with one button and a way back."""
    token: Any = context.get("csrf_token", "")
    return render(
        "confirm",
        content=content,
        title=title,
        action=action,
        back_url=back_url,
        kind=kind,
        csrf_token=token,
    )
