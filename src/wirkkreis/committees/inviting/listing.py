"""The list of all sessions, and the days that matter before them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wirkkreis.accounts.actor import Actor
from wirkkreis.committees import flow
from wirkkreis.committees.inviting.deadlines import deadlines_for
from wirkkreis.committees.models import Committee, Session
from wirkkreis.committees.models.session import SessionQuerySet
from wirkkreis.tenancy import clock
from wirkkreis.ui.forms import NamedField
from wirkkreis.ui.frame import Link
from wirkkreis.ui.widgets import FlatSelect

COMING, PAST, DATES = "coming", "past", "dates"

MOST_DATES = 100
"""Sessions whose days the calendar shows."""


class SessionFilter(forms.Form):
    """What narrows the list."""

    q = forms.CharField(
        label=gettext_lazy("Suchwort"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    gremium = NamedField(
        Committee.objects.none(),
        label=gettext_lazy("Gremium"),
        required=False,
        empty_label=gettext_lazy("alle"),
    )
    state = forms.ChoiceField(
        label=gettext_lazy("Stand"),
        required=False,
        choices=[("", gettext_lazy("alle")), *flow.SESSION.choices],
        widget=FlatSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["gremium"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Committee.objects.all()


@dataclass(frozen=True)
class Due:
    """A day that matters: what happens then, in which session."""

    day: date
    what: str
    session: Session
    is_session: bool = False


class Listing:
    """The sessions an address asks for (`?view=past&gremium=…&q=…`), for an actor."""

    def __init__(self, query: Mapping[str, Any], actor: Actor) -> None:
        self.query = query
        self.actor = actor
        self.form = SessionFilter(query)
        self.form.is_valid()

    @property
    def view(self) -> str:
        """Which part of it: to come, past, or the calendar of days."""
        asked = self.query.get("view", COMING)
        return asked if asked in {COMING, PAST, DATES} else COMING

    @property
    def is_narrowed(self) -> bool:
        """Whether the address asks for some of the sessions only."""
        return any(self.form.cleaned_data.values())

    def views(self, path: str) -> list[Link]:
        """The parts of the list, the one that is shown marked."""
        words = (
            (COMING, _("Kommende")),
            (DATES, _("Termine und Fristen")),
            (PAST, _("Vergangene")),
        )
        return [
            Link(word, f"{path}?view={name}", current=name == self.view) for name, word in words
        ]

    @cached_property
    def in_order(self) -> SessionQuerySet:
        """The sessions: what comes by its day, what is past the latest first."""
        seen, now = Session.objects.visible_to(self.actor), clock.now()
        past = self.view == PAST
        found = seen.past(now).newest_first() if past else seen.coming(now).in_time()
        asked = self.form.cleaned_data
        if asked.get("gremium"):
            found = found.filter(committee=asked["gremium"])
        if asked.get("state"):
            found = found.filter(state=asked["state"])
        for word in str(asked.get("q") or "").split():
            found = found.filter(
                Q(title__icontains=word)
                | Q(place__icontains=word)
                | Q(municipality__name__icontains=word)
            )
        return found.select_related("committee", "municipality", "statute")

    def said(self, number: int) -> str:
        """How many they are, in words."""
        return ngettext("Eine Sitzung", "%(n)s Sitzungen", number) % {"n": number}

    def dates(self) -> list[Due]:
        """Sessions to come and the days before them by which something has to be there, by day."""
        sessions = [one for one in self.in_order[:MOST_DATES] if one.starts is not None]
        deadlines = deadlines_for(sessions)
        found = [due for one in sessions for due in _days(one, deadlines[one.pk].invite_by)]
        return sorted(found, key=lambda due: (due.day, due.is_session, due.session.pk))

    def columns(self) -> list[str]:
        """The heads of the spreadsheet."""
        return [
            _("Gremium"),
            _("Sitzung"),
            _("Beginn"),
            _("Ende"),
            _("Ort"),
            _("Anträge bis"),
            _("Stand"),
            _("öffentlich"),
        ]

    def lines(self) -> Iterator[list[Any]]:
        """The rows of the spreadsheet."""
        for session in self.in_order:
            yield [
                str(session.committee),
                session.title,
                _local(session.starts),
                _local(session.ends),
                session.where(),
                session.applications_until,
                str(session.state_now.word),
                session.is_public,
            ]


def _days(session: Session, invite_by: date) -> Iterator[Due]:
    if session.applications_until:
        yield Due(session.applications_until, _("Anträge müssen da sein"), session)
    if session.state == "planned":
        yield Due(invite_by, _("letzter Tag für die Einladung"), session)
    yield Due(session.on, _("Sitzung"), session, is_session=True)


def _local(moment: Any) -> str | None:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M") if moment else None
