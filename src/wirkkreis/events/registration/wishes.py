"""Ranked wishes for workshops within a form: for each round a first, second and third wish.

Workshops that overlap, directly or through others, are one round. All of it works without scripts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from wirkkreis.events.calendar.when import moment_in_words
from wirkkreis.events.models import Admission, Workshop
from wirkkreis.events.registration.holding import free_by_workshop

MOST_WISHES: Final = 3


@dataclass(frozen=True)
class Round:
    """Workshops at the same time, and how many places of each are free (None: no limit)."""

    number: int
    workshops: list[Workshop]

    @property
    def names(self) -> list[str]:
        """The names of its form fields, the dearest wish first."""
        wishes = min(MOST_WISHES, len(self.workshops))
        return [f"wish_{self.number}_{rank}" for rank in range(1, wishes + 1)]

    @property
    def when(self) -> str:
        """When it begins."""
        return moment_in_words(min(workshop.starts for workshop in self.workshops))


class Wishes:
    """The rounds of an event within a form."""

    def __init__(self, form: forms.Form, admission: Admission) -> None:
        self._form = form
        self._rounds = rounds(list(admission.event.workshops.all()))
        self._free = free_by_workshop(admission.event) if self._rounds else {}
        for part in self._rounds:
            for rank, name in enumerate(part.names, 1):
                form.fields[name] = self._field(part, rank)

    def __iter__(self) -> Iterator[tuple[Round, list[BoundField]]]:
        return ((part, [self._form[name] for name in part.names]) for part in self._rounds)

    def __bool__(self) -> bool:
        return bool(self._rounds)

    def ranked(self) -> list[Workshop]:
        """The cleaned wishes, the dearest first, each once."""
        known = {str(each.pk): each for part in self._rounds for each in part.workshops}
        chosen = [self._form.cleaned_data.get(name) for name in self._in_order()]
        return [known[pk] for pk in dict.fromkeys(chosen) if pk]

    def wished(self, workshops: Sequence[Workshop]) -> None:
        """Fill the fields with wishes, the dearest first."""
        for part in self._rounds:
            here = [workshop for workshop in workshops if workshop in part.workshops]
            for name, workshop in zip(part.names, here, strict=False):
                self._form.initial[name] = str(workshop.pk)

    def _in_order(self) -> list[str]:
        """The names of the fields: all first wishes, then all second ones."""
        names = [(rank, name) for part in self._rounds for rank, name in enumerate(part.names)]
        return [name for _rank, name in sorted(names)]

    def _field(self, part: Round, rank: int) -> forms.ChoiceField:
        none = _("keiner") if rank == 1 else _("kein weiterer")
        offered = [(str(each.pk), self._label(each)) for each in part.workshops]
        return forms.ChoiceField(
            label=_("%(rank)d. Wunsch") % {"rank": rank},
            choices=[("", none), *offered],
            required=False,
        )

    def _label(self, workshop: Workshop) -> str:
        free = self._free.get(workshop.pk)
        if free is None or free > 0:
            return str(workshop.title)
        return _("%(title)s (voll, mit Warteliste)") % {"title": workshop.title}


def rounds(workshops: Sequence[Workshop]) -> list[Round]:
    """The workshops by rounds, the earliest first."""
    found: list[list[Workshop]] = []
    for workshop in sorted(workshops, key=lambda each: (each.starts, each.position, each.pk)):
        if found and any(workshop.overlaps(other) for other in found[-1]):
            found[-1].append(workshop)
        else:
            found.append([workshop])
    return [Round(number, part) for number, part in enumerate(found, 1)]
