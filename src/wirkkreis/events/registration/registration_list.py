"""The list of an event's registrations: what narrows it, its order, and the same as a file."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final

from django.db.models import Count, F, Func, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from wirkkreis.events.models import (
    Admission,
    Answer,
    Names,
    Registration,
    Support,
    WorkshopPlace,
)
from wirkkreis.events.models.registration import RegistrationQuerySet
from wirkkreis.events.registration.admitting import COUNTING
from wirkkreis.events.registration.staff_forms import RegistrationFilter
from wirkkreis.events.tokens import tidied
from wirkkreis.languages.known import BASE, BY_CODE, base_of

ORDERS: Final = {"line": "line", "name": "found_by", "size": "size", "state": "state"}
NEWEST: Final = "-line"


class RegistrationList:
    """The registrations an address asks for (`?q=…&state=waiting&sort=-line`).

    What the address says wrongly narrows nothing; its error stands at the filter.
    """

    def __init__(self, query: Mapping[str, Any], admission: Admission) -> None:
        self.query = query
        self.admission = admission
        self.names_hidden = admission.event.names == Names.PROTECTED
        self.workshops = list(admission.event.workshops.all())
        self.form = RegistrationFilter(
            query or None, workshops=self.workshops, supports=admission.event.supports
        )
        self.asked: Mapping[str, Any] = self.form.cleaned_data if self.form.is_valid() else {}

    @property
    def is_narrowed(self) -> bool:
        """Whether the address asks for some of them only."""
        return any(self.asked.values())

    def narrowed(self) -> RegistrationQuerySet:
        """Those the address asks for, in no order."""
        found: RegistrationQuerySet = self.admission.registrations.all()
        if state := self.asked.get("state"):
            found = found.filter(state__in=COUNTING if state == "live" else [state])
        if workshop := self.asked.get("workshop"):
            live = WorkshopPlace.objects.live().filter(workshop=workshop).order_by()
            found = found.filter(pk__in=live.values("registration"))
        if support := self.asked.get("support"):
            found = found.filter(supports__contains=[support])
        if self.asked.get("review"):
            found = found.to_review()
        return self._matching(found, self.asked.get("q", ""))

    def rows(self) -> QuerySet[Registration]:
        """Those of the list with all that a line shows, in order."""
        places = WorkshopPlace.objects.live().select_related("workshop")
        found = self.narrowed().prefetch_related(Prefetch("workshop_places", queryset=places))
        return found.order_by(*self._order())

    def columns(self) -> list[str]:
        """The heads of the file."""
        names = [] if self.names_hidden else [_("Name"), _("E-Mail-Adresse")]
        guardians = [] if self.names_hidden else [_("erwachsene Begleitperson")]
        return [
            _("Code"),
            *names,
            _("Stand"),
            _("Menschen"),
            _("davon unter der Altersgrenze"),
            *guardians,
            _("Eltern einverstanden"),
            _("Sprache"),
            _("angemeldet am"),
            *(_("Workshop: %(title)s") % {"title": one.title} for one in self.workshops),
            _("Unterstützung"),
            _("Genaueres dazu"),
            *(question.label for question in self._questions),
        ]

    def lines(self) -> Iterator[list[Any]]:
        """The rows of the file. What nobody said stays empty."""
        answers, places = self._answers(), self._places()
        for row in self.rows().prefetch_related(None).iterator():
            personal = [] if self.names_hidden else [row.name, row.email]
            guardian = [] if self.names_hidden else [row.guardian]
            yield [
                row.code,
                *personal,
                row.state_now.word,
                row.size,
                row.minors,
                *guardian,
                row.guardian_agreed,
                row.language,
                row.created_at,
                *(places.get((row.pk, one.pk)) for one in self.workshops),
                said_supports(row),
                row.support_note,
                *(answers.get((row.pk, question.pk)) for question in self._questions),
            ]

    @cached_property
    def _questions(self) -> list[Any]:
        return list(self.admission.questions.all())

    def _answers(self) -> dict[tuple[int, int], str]:
        """Every answer by registration and question, in one query."""
        rows = Answer.objects.filter(registration__admission=self.admission)
        found = rows.values_list("registration", "question", "text")
        return {(registration, question): text for registration, question, text in found}

    def _places(self) -> dict[tuple[int, int], str]:
        """The state of every part in a workshop by registration and workshop, in one query."""
        words = {state.name: str(state.word) for state in WorkshopPlace.FLOW.states}
        rows = WorkshopPlace.objects.live().filter(workshop__event=self.admission.event_id)
        found = rows.values_list("registration", "workshop", "state")
        return {(registration, workshop): words[state] for registration, workshop, state in found}

    def _matching(self, found: RegistrationQuerySet, words: str) -> RegistrationQuerySet:
        """By name, address or code; where names are hidden by the code alone."""
        if not words:
            return found
        if self.names_hidden:
            return found.filter(code__contains=tidied(words))
        by_words = found.matching(words).order_by().values("pk")
        return found.filter(Q(pk__in=by_words) | Q(code=tidied(words)))

    def _order(self) -> list[Any]:
        asked = str(self.query.get("sort", NEWEST))
        column = ORDERS.get(asked.removeprefix("-"), "line")
        if self.names_hidden and column == "found_by":
            column = "code"
        backwards = asked.startswith("-") or asked.removeprefix("-") not in ORDERS
        return [F(column).desc() if backwards else F(column).asc(), "-pk" if backwards else "pk"]


def support_needs(admission: Admission) -> list[tuple[str, int]]:
    """What registrations that count ask for, with how many do; what most need first.

    Interpreting is told by language: that of the registration, where it is not German.
    """
    counting = admission.registrations.filter(state__in=COUNTING).order_by()
    each = counting.annotate(need=Func(F("supports"), function="unnest"))
    found: dict[str, int] = {}
    for need, language, number in each.values_list("need", "language").annotate(n=Count("pk")):
        said = _said_need(need, language)
        found[said] = found.get(said, 0) + number
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def said_supports(registration: Registration) -> str:
    """The help a registration asks for, in words."""
    return ", ".join(str(Support(need).label) for need in registration.supports)


def _said_need(need: str, language: str) -> str:
    label = str(Support(need).label)
    if need != Support.INTERPRETING or base_of(language) == BASE or language not in BY_CODE:
        return label
    return _("%(need)s: %(language)s") % {"need": label, "language": BY_CODE[language].name}
