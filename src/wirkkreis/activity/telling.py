"""The trail in words: what was done, which fields, from what to what, and why."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wirkkreis.activity.models import Activity
from wirkkreis.ui.items import Happening


def told(activities: Iterable[Activity]) -> list[Happening]:
    """Activities for the shelf's timeline, with names and fields: for the house itself."""
    return [
        Happening(
            when=activity.happened_at,
            title=activity.kind.sentence,
            text=_paragraphs([fields_of(activity), _reason(activity)]),
            who=who_of(activity),
            icon="history",
        )
        for activity in activities
    ]


def told_to_everyone(activities: Iterable[Activity], *, who: str) -> list[Happening]:
    """The same for everybody: no person's name, only `who` as a whole, and the reason."""
    return [
        Happening(
            when=activity.happened_at,
            title=activity.kind.sentence,
            text=_paragraphs(["; ".join(_numbers(activity)), _reason(activity)]),
            who=who,
            icon="history",
        )
        for activity in activities
    ]


def who_of(activity: Activity) -> str:
    """Who did it, and for whom.

    Without an account it was somebody behind a link of her own, the house itself, or somebody who
    is gone: the trail cannot tell them apart.
    """
    name = str(activity.actor) if activity.actor else _("ohne Konto oder von selbst")
    if activity.acting_for is None:
        return name
    return _("%(who)s im Namen von %(other)s") % {"who": name, "other": activity.acting_for}


def subject_of(activity: Activity) -> str:
    """What it was done with: the kind of record and its number."""
    return _("%(kind)s %(number)s") % {
        "kind": kind_of(activity.subject_type),
        "number": activity.subject_id,
    }


def kind_of(subject_type: ContentType) -> str:
    """The word for the record; what no package knows any more keeps its technical name."""
    model = subject_type.model_class()
    return capfirst(str(model._meta.verbose_name)) if model else subject_type.model


def fields_of(activity: Activity) -> str:
    """What was changed, in the words of the forms, with old and new value where they are kept."""
    return "; ".join(_changes(activity))


def _changes(activity: Activity) -> Iterator[str]:
    for name in activity.fields:
        field = _field(activity.subject_type, name)
        label = capfirst(_label(field) or name)
        if name not in activity.changes:
            yield label
            continue
        old, new = activity.changes[name]
        words = {"field": label, "old": _value(field, old), "new": _value(field, new)}
        yield _("%(field)s: von „%(old)s“ auf „%(new)s“") % words


def _numbers(activity: Activity) -> Iterator[str]:
    """What is named by number only, such as a year, tells nothing of anybody."""
    return (name for name in activity.fields if name.isdecimal())


def _reason(activity: Activity) -> str:
    return _("Grund: %(reason)s") % {"reason": activity.note} if activity.note else ""


def _paragraphs(lines: Iterable[str]) -> SafeString:
    return format_html_join("", "<p>{}</p>", ((line,) for line in lines if line))


def _field(subject_type: ContentType, name: str) -> Any:
    """The field or relation of that name; None for what is none (any more)."""
    model = subject_type.model_class()
    try:
        return model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None


def _label(field: Any) -> str:
    """A field in the words of its form, a relation in the word for what it leads to."""
    if isinstance(field, models.Field) and not _is_nameless(field):
        return str(field.verbose_name)
    if isinstance(field, models.ForeignKey):
        return str(field.related_model._meta.verbose_name)
    return str(field.related_model._meta.verbose_name_plural) if field is not None else ""


def _is_nameless(field: models.Field[Any, Any]) -> bool:
    """Whether nobody gave the relation a word, so that Django made one of its English name."""
    return field.is_relation and str(field.verbose_name) == field.name.replace("_", " ")


def _value(field: Any, value: Any) -> str:
    if value in (None, ""):
        return "–"
    if isinstance(field, models.DateField):
        return date_format(date.fromisoformat(str(value)[:10]), "SHORT_DATE_FORMAT")
    return str(dict(getattr(field, "flatchoices", ())).get(value, value))
