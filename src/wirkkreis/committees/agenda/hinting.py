"""Who is to be asked about an item: members tied to an organisation that it concerns.

A hint is no recusal. Where the law itself excludes (`BARRING`), the papers are withheld until the
body rules otherwise; else the member is asked.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkkreis.committees.models import (
    BARRING,
    AgendaItem,
    Concern,
    Mandate,
    Recusal,
    Session,
    Tie,
    TieKind,
)
from wirkkreis.people.models import Organisation

SENT_BY: StrOrPromise = _("von dort entsandt")


@dataclass(frozen=True)
class Ground:
    """What ties a member to an organisation; `kind` is empty where it only sends her."""

    organisation: Organisation
    kind: str = ""

    @property
    def said(self) -> StrOrPromise:
        """The tie in words."""
        return TieKind(self.kind).label if self.kind else SENT_BY

    @property
    def excludes(self) -> bool:
        """Whether the law itself excludes her (VwVfG § 20 (1))."""
        return self.kind in BARRING


@dataclass(frozen=True)
class Hint:
    """A member who is to be asked about an item, and why."""

    mandate: Mandate
    grounds: Sequence[Ground]

    @property
    def excludes(self) -> bool:
        """Whether the law itself excludes her unless the body rules otherwise."""
        return any(ground.excludes for ground in self.grounds)

    @property
    def kind(self) -> str:
        """The weightiest tie, for the recusal that may follow; empty where there is none."""
        return next((ground.kind for ground in self.grounds), "")


def hints(item: AgendaItem) -> list[Hint]:
    """Who is to be asked about one item."""
    return hints_of(item.session, [item])[item.pk]


def hints_of(session: Session, items: Collection[AgendaItem]) -> Mapping[int, list[Hint]]:
    """Who is to be asked about the items of a session, by their ids, in four queries."""
    concerned = _concerned(items)
    organisations = {one for found in concerned.values() for one in found}
    mandates = list(_mandates(session))
    ties = _ties(mandates, organisations, session.on)
    ruled = set(Recusal.objects.filter(item__in=items).values_list("item", "mandate"))
    found: dict[int, list[Hint]] = {item.pk: [] for item in items}
    for item in items:
        for mandate in mandates:
            grounds = _grounds(mandate, concerned[item.pk], ties)
            if grounds and (item.pk, mandate.pk) not in ruled:
                found[item.pk].append(Hint(mandate, grounds))
    return found


def _concerned(items: Collection[AgendaItem]) -> Mapping[int, list[Organisation]]:
    found: dict[int, list[Organisation]] = defaultdict(list)
    for concern in Concern.objects.filter(item__in=items).select_related("organisation"):
        found[concern.item_id].append(concern.organisation)
    return found


def _mandates(session: Session) -> Iterable[Mandate]:
    held = Mandate.objects.on(session.on).filter(seat__committee=session.committee_id)
    known = held.filter(person__isnull=False).select_related("person", "seat")
    return known.order_by("seat__title", "substitute", "pk")


def _ties(
    mandates: Iterable[Mandate], organisations: Iterable[Organisation], day: date
) -> Mapping[tuple[int | None, int], list[str]]:
    """The kinds of ties by person and organisation, those by which the law excludes first."""
    persons = [mandate.person for mandate in mandates]
    held = Tie.objects.on(day).filter(person__in=persons, organisation__in=organisations)
    found: dict[tuple[int | None, int], list[str]] = defaultdict(list)
    for tie in held:
        found[tie.person_id, tie.organisation_id].append(tie.kind)
    for kinds in found.values():
        kinds.sort(key=lambda kind: kind not in BARRING)
    return found


def _grounds(
    mandate: Mandate,
    concerned: Iterable[Organisation],
    ties: Mapping[tuple[int | None, int], list[str]],
) -> list[Ground]:
    found = []
    for organisation in concerned:
        kinds = ties.get((mandate.person_id, organisation.pk), [])
        found += [Ground(organisation, kind) for kind in kinds]
        if not kinds and mandate.seat.organisation_id == organisation.pk:
            found.append(Ground(organisation))
    return sorted(found, key=lambda ground: not ground.excludes)
