"""Small marks: icons, states, badges, buttons, single values."""

from functools import cache
from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wirkkreis.ui.icons import ICONS, TURNS_WITH_READING
from wirkkreis.ui.markdown import to_html
from wirkkreis.ui.states import state_of

register = template.Library()


@register.simple_tag
def icon(name: str, label: str | Promise = "") -> SafeString:
    """An icon; decoration unless it has a label. Raises KeyError for a name that is not drawn."""
    if not label:
        return _decoration(name)
    return _drawn(name, format_html('role="img" aria-label="{}"', label))


@register.simple_tag
def badge(text: str | Promise, kind: str = "neutral", sign: str = "") -> SafeString:
    """A word in a coloured frame. Kinds: neutral, info, good, warn, bad, accent."""
    drawn = _decoration(sign) if sign else ""
    return format_html('<span class="badge badge-{}">{}{}</span>', kind, drawn, text)


@register.simple_tag
def state(name: str, word: str | Promise = "") -> SafeString:
    """The state of a goal or a task, by sign and word; `word` says it in other words."""
    look = state_of(name)
    return badge(word or look.word, look.tone, look.icon)


@register.inclusion_tag("ui/shelf/button.html")
def button(
    label: str | Promise,
    kind: str = "primary",
    icon: str = "",
    name: str = "",
    value: str = "",
    disabled: bool = False,
    reason: str | Promise = "",
    about: object = "",
) -> dict[str, Any]:
    """A button that sends its form. Kinds: primary, secondary, quiet, danger.

    Give `disabled` a `reason`: it stands beside the button. `about` is only heard: it tells apart
    buttons of the same name ("Ändern": of what?).
    """
    return locals()


@register.inclusion_tag("ui/shelf/link_button.html")
def link_button(
    label: str | Promise, url: str, kind: str = "secondary", icon: str = "", about: object = ""
) -> dict[str, Any]:
    """A link that looks like a button; `about` is only heard, as with `button`."""
    return locals()


@register.inclusion_tag("ui/shelf/progress.html")
def progress(
    value: float | None, of: float = 100, label: str | Promise = "", text: str | Promise = ""
) -> dict[str, Any]:
    """How far something has come; `text` says it in words. None is shown as not measurable yet."""
    return {"value": value, "of": of, "label": label, "text": text}


@register.inclusion_tag("ui/shelf/number.html")
def number(
    value: object, label: str | Promise, note: str | Promise = "", url: str = ""
) -> dict[str, Any]:
    """One large number with what it counts; `url` opens the rows behind it."""
    return locals()


@register.inclusion_tag("ui/shelf/next.html")
def next_step(text: str | Promise, until: object = None) -> dict[str, Any]:
    """The note "what happens next", with the day until when."""
    return {"text": text, "until": until}


@register.filter
def markdown(text: str) -> SafeString:
    """Markdown as safe HTML."""
    return to_html(text)


def render(name: str, **values: Any) -> SafeString:
    """A shelf template as text, for the boxes."""
    return SafeString(get_template(f"ui/shelf/{name}.html").render(values))


@cache
def _decoration(name: str) -> SafeString:
    """The same for every page: lists have one or two in each row."""
    return _drawn(name, SafeString('aria-hidden="true"'))


def _drawn(name: str, meaning: SafeString) -> SafeString:
    turns = " icon-turns" if name in TURNS_WITH_READING else ""
    drawing = '<svg class="icon{}" viewBox="0 0 24 24" {}><path d="{}"/></svg>'
    return format_html(drawing, turns, meaning, ICONS[name])
