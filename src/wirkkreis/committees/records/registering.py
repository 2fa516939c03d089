"""The register: what was decided gets its number, and what follows from it at once is done."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from wirkkreis.access.rights import demand, may
from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.committees.models import (
    Circular,
    Committee,
    ItemKind,
    Minutes,
    Option,
    OptionResult,
    Resolution,
    Result,
    Subject,
    Vote,
)
from wirkkreis.committees.records import minuting
from wirkkreis.flow.engine import take
from wirkkreis.goals.models import Plan
from wirkkreis.languages.known import BASE
from wirkkreis.tenancy import clock

DECIDED: Final = frozenset({Result.ADOPTED, Result.ELECTED, Result.SPREAD})
"""Results that are a resolution; what was rejected stands in the minutes alone."""

NEED_WORK: Final = frozenset({ItemKind.DECISION, ItemKind.APPLICATION, ItemKind.PRIORITIES})
"""Kinds that somebody has to carry out; priorities belong into the next call for applications. A
plan is carried out by adopting it: Heute says where that is left.
"""

KINDS: Final[Mapping[str, ItemKind]] = {
    ItemKind.INFORMATION: ItemKind.DECISION,
    ItemKind.DEBATE: ItemKind.DECISION,
}
"""What a vote makes of an item that was not meant to be decided."""

CHOSEN: Final = frozenset({OptionResult.ELECTED, OptionResult.FUNDED})
LONGEST_TITLE: Final = 200


@transaction.atomic
def register_resolution(*, by: Actor, vote: Vote) -> Resolution | None:
    """Enter what a vote decided, once; None where it decided nothing that is a resolution.

    An adopted plan and approved minutes follow at once, as far as the actor may.
    """
    known = Resolution.objects.filter(vote=vote).first()
    if known is not None or not _is_resolution(vote):
        return known
    item, circular = vote.item, vote.circular
    committee = _locked(vote.committee)
    row = Resolution(
        committee=committee,
        day=_day_of(vote),
        item=item,
        circular=circular,
        vote=vote,
        kind=_kind_of(vote),
        power=committee.power,
        title=_title_of(vote)[:LONGEST_TITLE],
        text=_text_of(vote),
        conditions=vote.motion.conditions if vote.motion else "",
        is_public=item is not None and item.is_public and committee.is_public,
        plan=item.plan if item else None,
    )
    _enter(row, by=by)
    _adopt_plan(row, by=by)
    _approve_minutes(row, by=by)
    return row


@transaction.atomic
def enter_by_hand(*, by: Actor, resolution: Resolution, number: str = "") -> Resolution:
    """Enter a resolution that was taken elsewhere or before, under its old number or the next one.

    Raises ValidationError by field.
    """
    demand(by, "committees.session.run", resolution)
    if resolution.day > clock.today():
        raise ValidationError({"day": _("Der Tag liegt in der Zukunft.")})
    resolution.committee = _locked(resolution.committee)
    resolution.power = resolution.power or resolution.committee.power
    resolution.number = number.strip()
    return _enter(resolution, by=by)


@transaction.atomic
def change_resolution(*, by: Actor, resolution: Resolution, fields: Iterable[str]) -> Resolution:
    """Other words for what was entered by hand, and whether everybody may read it.

    Raises ValidationError for another wording of what was voted on.
    """
    demand(by, "committees.session.run", resolution)
    changed = sorted(fields)
    if resolution.vote_id and set(changed) - {"is_public", "needs_work"}:
        raise ValidationError(_("Der Wortlaut ist der, über den abgestimmt wurde."))
    resolution.full_clean(exclude=["measure"])
    resolution.save(update_fields=[*changed, "found_by", "found_in_public_by"])
    record("committees.resolution.changed", resolution, by=by, fields=changed)
    return resolution


@transaction.atomic
def strike_out(*, by: Actor, resolution: Resolution, note: str) -> None:
    """Take out a resolution whose vote was entered wrongly; the trail keeps its number and why.

    Raises ValidationError where something has followed from it already.
    """
    demand(by, "committees.session.run", resolution)
    row = Resolution.objects.select_for_update().get(pk=resolution.pk)
    _refuse_followed(row)
    number = {"number": (row.number, None)}
    record("committees.resolution.struck_out", row, by=by, note=note, changes=number)
    row.delete()


def _refuse_followed(row: Resolution) -> None:
    session = row.item.session_id if row.item else None
    if Minutes.objects.filter(session=session, state="approved").exists():
        raise ValidationError(
            _("Die Niederschrift ist schon genehmigt. Tragen Sie eine Berichtigung ein.")
        )
    if row.measure is not None and row.measure.state != "dropped":
        raise ValidationError(
            _("Der Beschluss ist schon als Aufgabe vergeben. Lassen Sie zuerst die Aufgabe fallen.")
        )
    adopted = row.kind == ItemKind.PLAN and row.plan is not None and not can_be_adopted(row.plan)
    about = row.item.minutes_of_id if row.item and row.kind == ItemKind.MINUTES else None
    if adopted or Minutes.objects.filter(session=about, state="approved").exists():
        raise ValidationError(_("Was beschlossen wurde, ist schon in Kraft gesetzt."))


def _enter(row: Resolution, *, by: Actor) -> Resolution:
    """Give it a number if it has none, and write it. The body is locked already."""
    row.number = row.number or _next_number(row.committee, row.day)
    row.needs_work = row.kind in NEED_WORK
    row.full_clean()
    row.save()
    record("committees.resolution.registered", row, by=by)
    return row


def _locked(committee: Committee) -> Committee:
    """The body, held until this transaction is through, so that no number is given twice."""
    return Committee.objects.select_for_update().get(pk=committee.pk)


def _next_number(committee: Committee, day: date) -> str:
    """The number behind the highest of that year, "7/2026"; other writings do not count."""
    ending = f"/{day.year}"
    own = Resolution.objects.filter(committee=committee, number__endswith=ending)
    found = own.values_list("number", flat=True)
    given = [number.removesuffix(ending) for number in found]
    return f"{max((int(one) for one in given if one.isdecimal()), default=0) + 1}{ending}"


def _is_resolution(vote: Vote) -> bool:
    """Whether it decided something itself: an adopted amendment only changes the motion, and a list
    of applications none of which gets money says nothing.
    """
    amends = vote.motion is not None and vote.motion.amends_id is not None
    unpaid = vote.result == Result.SPREAD and not vote.options.filter(result__in=CHOSEN).exists()
    return vote.state == "closed" and vote.result in DECIDED and not amends and not unpaid


def _day_of(vote: Vote) -> date:
    if vote.item is not None:
        return vote.item.session.on
    return timezone.localdate(vote.closed_at) if vote.closed_at else clock.today()


def _kind_of(vote: Vote) -> str:
    if vote.subject == Subject.ELECTION:
        return ItemKind.ELECTION
    if vote.subject == Subject.RANKING:
        return ItemKind.APPLICATION
    return KINDS.get(vote.item.kind, ItemKind(vote.item.kind)) if vote.item else ItemKind.DECISION


def _title_of(vote: Vote) -> str:
    if vote.circular is not None:
        return vote.circular.title
    assert vote.item is not None, "a vote is in a session or in a circular"
    if vote.subject == Subject.MOTION or not vote.question:
        return vote.item.title
    return vote.question


def _text_of(vote: Vote) -> str:
    """The wording: of the motion, or who was elected, or what gets money. Always in German."""
    if vote.subject == Subject.MOTION:
        return vote.motion.text if vote.motion else _circular_text(vote.circular)
    chosen = [option for option in vote.options.all() if option.result in CHOSEN]
    if vote.subject == Subject.ELECTION:
        return f"Gewählt: {', '.join(option.label for option in chosen)}"
    with translation.override(BASE):
        return "\n".join(_with_sum(option) for option in chosen)


def _circular_text(circular: Circular | None) -> str:
    return circular.text if circular else ""


def _with_sum(option: Option) -> str:
    if option.amount is None:
        return option.label
    return f"{option.label}: {number_format(option.amount, 2, force_grouping=True)} Euro"


def _adopt_plan(row: Resolution, *, by: Actor) -> None:
    """Adopt the plan, if the actor may; else the lead office sees on Heute that it is to do."""
    plan = row.plan
    if plan is None or row.kind != ItemKind.PLAN or not can_be_adopted(plan):
        return
    if may(by, "goals.plan.adopt", plan):
        named = str(row.committee.name)
        take(plan, "adopt", by=by, adopted_on=row.day, adopted_by=named, resolution=row.number)


def can_be_adopted(plan: Plan) -> bool:
    """Whether it waits for a resolution."""
    return plan.state in Plan.FLOW.step("adopt").source and plan.goals.exists()


def _approve_minutes(row: Resolution, *, by: Actor) -> None:
    """Approve the minutes the item was about, if they were sent and the actor may."""
    if row.kind != ItemKind.MINUTES or row.item is None or row.item.minutes_of is None:
        return
    minutes = Minutes.objects.filter(session=row.item.minutes_of, state="sent").first()
    if minutes is not None and may(by, "committees.session.run", minutes):
        minuting.approve(by=by, minutes=minutes, on=row.day)
