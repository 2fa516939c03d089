"""What was not decided comes back: items carried over to a later session of the same body."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.committees.agenda.arranging import add_item, opened_agenda
from wirkkreis.committees.agenda.paper_files import store
from wirkkreis.committees.models import (
    AgendaItem,
    Concern,
    Mandate,
    Motion,
    Paper,
    Recusal,
    Session,
)
from wirkkreis.committees.models.item import AgendaItemQuerySet

UNDECIDED = ("waiting", "running", "deferred")


def still_to_come(session: Session) -> AgendaItemQuerySet:
    """Items of earlier sessions of the body that were put off, or that no session came to.

    Those that already stand on a later agenda are left out.
    """
    over = Q(session__state__in=("closed", "cancelled"), state__in=UNDECIDED)
    open_items = AgendaItem.objects.filter(over | Q(state="deferred"))
    earlier = open_items.filter(session__committee=session.committee_id).exclude(session=session)
    return _not_carried(earlier).order_by("session__starts", "position", "pk")


def to_repeat(session: Session) -> AgendaItemQuerySet:
    """What a second invitation takes up: all that the first session could not decide."""
    if session.again_of_id is None:
        return AgendaItem.objects.none()
    open_items = AgendaItem.objects.filter(session=session.again_of_id, state__in=UNDECIDED)
    return _not_carried(open_items).in_turn()


@transaction.atomic
def carry_over(*, by: Actor, items: Iterable[AgendaItem], session: Session) -> list[AgendaItem]:
    """Put items of earlier sessions on the agenda, with papers, organisations, recusals, and the
    motions that were not voted on.

    An item that meanwhile stands on another agenda is left out. Raises ValidationError for an item
    of another body, or one that was decided.
    """
    opened_agenda(session)
    asked = AgendaItem.objects.select_for_update(of=("self",)).select_related("session")
    rows = asked.filter(pk__in=[item.pk for item in items]).order_by("session__starts", "position")
    carried = set(_not_carried(AgendaItem.objects.filter(pk__in=rows)).values_list("pk", flat=True))
    found = []
    for row in rows:
        _refuse_what_cannot_be_carried(row, session)
        if row.pk in carried:
            found.append(_carried(row, session, by))
    return found


def _not_carried(items: AgendaItemQuerySet) -> AgendaItemQuerySet:
    later = AgendaItem.objects.filter(carried_from=OuterRef("pk"))
    return items.exclude(Exists(later.exclude(session__state="cancelled")))


def _refuse_what_cannot_be_carried(item: AgendaItem, session: Session) -> None:
    if item.session.committee_id != session.committee_id:
        raise ValidationError(_("Dieser Punkt gehört zu einem anderen Gremium."))
    if item.session_id == session.pk or item.state not in UNDECIDED:
        raise ValidationError(_("Dieser Punkt ist schon erledigt."))


def _carried(item: AgendaItem, session: Session, by: Actor) -> AgendaItem:
    made = add_item(
        by=by,
        item=AgendaItem(
            session=session,
            carried_from=item,
            kind=item.kind,
            title=item.title,
            text=item.text,
            is_public=item.is_public,
            minutes_planned=item.minutes_planned,
            plan=item.plan,
            minutes_of=item.minutes_of,
        ),
    )
    Concern.objects.bulk_create(
        Concern(item=made, organisation_id=concern.organisation_id)
        for concern in item.concerns.all()
    )
    _copy_recusals(item, made)
    _copy_motions(item, made)
    _copy_papers(item, made)
    record("committees.item.carried", item, by=by)
    return made


def _copy_recusals(item: AgendaItem, made: AgendaItem) -> None:
    """The matter is the same: who was excluded from it stays so, out of its papers too."""
    now = _mandates_by_person(made)
    for known in item.recusals.select_related("mandate"):
        if mandate := now.get(known.mandate.person_id):
            Recusal.objects.create(
                item=made, mandate=mandate, ruling=known.ruling, ground=known.ground
            )


def _copy_motions(item: AgendaItem, made: AgendaItem) -> None:
    """Those on which nobody has voted, each with its amendments, moved by the same people."""
    now, copies = _mandates_by_person(made), dict[int, Motion]()
    put_off = item.motions.filter(is_withdrawn=False).exclude(pk__in=item.motions.settled())
    motions_first = F("amends").asc(nulls_first=True)
    for motion in put_off.select_related("moved_by").order_by(motions_first, "position", "pk"):
        if motion.amends_id and motion.amends_id not in copies:
            continue
        mover = now.get(motion.moved_by.person_id) if motion.moved_by else None
        copies[motion.pk] = Motion.objects.create(
            item=made,
            position=motion.position,
            amends=copies.get(motion.amends_id or 0),
            text=motion.text,
            conditions=motion.conditions,
            moved_by=mover,
        )


def _mandates_by_person(item: AgendaItem) -> dict[int | None, Mandate]:
    held = Mandate.objects.on(item.session.on).filter(seat__committee=item.session.committee_id)
    return {mandate.person_id: mandate for mandate in held.filter(person__isnull=False)}


def _copy_papers(item: AgendaItem, made: AgendaItem) -> None:
    """Each has a file of its own, so that taking one out leaves the other."""
    for paper in item.papers.all():
        if not paper.upload.storage.exists(str(paper.upload.name)):
            continue
        copy = Paper(item=made, name=paper.name, is_public=paper.is_public)
        with paper.upload.open("rb") as file:
            store(copy, ContentFile(file.read()))
