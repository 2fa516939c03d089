"""A programme: made, changed, published, copied to the next year, its partners asked and reminded.

What partners do themselves stands in `proposing.py`.
"""

from collections.abc import Iterable
from copy import copy
from datetime import date, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import NOBODY, Actor
from wirkkreis.accounts.outbox import forget_letters_to
from wirkkreis.activity.differences import difference
from wirkkreis.activity.trail import record
from wirkkreis.events.making.at_once import Taken, take_all
from wirkkreis.events.models import Event, Programme, ProgrammeGoal, ProgrammePartner
from wirkkreis.events.programmes import programme_letters as letters
from wirkkreis.goals.models import Goal
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for

LONGEST: Final = 62
"""Days a programme may last."""


@transaction.atomic
def make_programme(programme: Programme, *, by: Actor, goals: Iterable[Goal] = ()) -> Programme:
    """Keep a new programme as its form left it. Raises ValidationError by field."""
    _check(programme)
    programme.save()
    _link_goals(programme, goals)
    record("events.programme.added", programme, by=by)
    return programme


@transaction.atomic
def change_programme(programme: Programme, *, by: Actor, goals: Iterable[Goal]) -> None:
    """Save a programme as its form left it. Raises ValidationError by field."""
    before = Programme.objects.select_for_update().get(pk=programme.pk)
    _check(programme)
    found = difference(before, programme)
    moved = _link_goals(programme, goals)
    if found.fields or moved:
        programme.save()
        fields = [*found.fields, *(["goals"] if moved else [])]
        record("events.programme.changed", programme, by=by, fields=fields, changes=found.changes)


@transaction.atomic
def publish_programme(programme: Programme, *, by: Actor) -> Taken:
    """Show the programme to everybody, and put its accepted events into the calendar.

    Events that lack something stay planned; each comes back with its reason.
    """
    if programme.published_at is None:
        programme.published_at = clock.now()
        programme.save(update_fields=["published_at"])
        record("events.programme.published", programme, by=by)
    return take_all(programme.events.filter(state="planned").in_time(), "publish", by=by)


@transaction.atomic
def withdraw_programme(programme: Programme, *, by: Actor) -> None:
    """Show the programme to nobody but staff; its events stay in the calendar."""
    if programme.published_at is not None:
        programme.published_at = None
        programme.save(update_fields=["published_at"])
        record("events.programme.withdrawn", programme, by=by)


@transaction.atomic
def copy_programme(programme: Programme, *, by: Actor, first_day: date) -> Programme:
    """The same programme once more from that day on: texts, goals, partners, the distances kept.

    Nobody is invited by this. Partners whose address is deleted come without one.
    """
    moved = first_day - programme.first_day
    made = copy(programme)
    made.pk, made._state.adding = None, True
    made.published_at, made.made_at = None, clock.now()
    for name in ("first_day", "last_day", "deadline"):
        setattr(made, name, getattr(programme, name) + moved)
    goals = Goal.objects.filter(pk__in=programme.goals.values("pk"))
    make_programme(made, by=by, goals=goals)
    for partner in programme.partners.all():
        ProgrammePartner.objects.create(
            programme=made,
            organisation_id=partner.organisation_id,
            email=partner.email,
            language=partner.language,
        )
    return made


@transaction.atomic
def add_partner(partner: ProgrammePartner, *, by: Actor) -> ProgrammePartner:
    """Ask an organisation to take part: its letter goes out. Raises ValidationError by field."""
    partner.full_clean()
    partner.save()
    invite(partner, by=by)
    return partner


@transaction.atomic
def change_partner(partner: ProgrammePartner, *, by: Actor) -> None:
    """Another address or language; a partner who was never invited is invited now."""
    partner.full_clean(exclude=["partnership"])
    partner.save(update_fields=["email", "language"])
    if partner.invited_at is None:
        invite(partner, by=by)


@transaction.atomic
def invite(partner: ProgrammePartner, *, by: Actor) -> None:
    """Write the letter with the link. Raises ValidationError without an address, or too late."""
    _refuse_unless_in_time(partner)
    partner.invited_at = clock.now()
    partner.save(update_fields=["invited_at"])
    record("events.programme_partner.invited", partner, by=by)
    letters.tell_invited(partner)


@transaction.atomic
def invite_rest(programme: Programme, *, by: Actor) -> int:
    """Invite all who have an address and no letter yet; how many. Raises ValidationError."""
    waiting = programme.partners.filter(invited_at__isnull=True).exclude(email="")
    for partner in waiting:
        invite(partner, by=by)
    return len(waiting)


@transaction.atomic
def remind(partner: ProgrammePartner, *, by: Actor) -> None:
    """Tell that the deadline comes near. Raises ValidationError without an address, or late."""
    _refuse_unless_in_time(partner)
    partner.reminded_at = clock.now()
    partner.save(update_fields=["reminded_at"])
    record("events.programme_partner.reminded", partner, by=by)
    letters.tell_reminded(partner)


@transaction.atomic
def remove_partner(partner: ProgrammePartner, *, by: Actor) -> None:
    """Take out a partner who handed in nothing. Raises ValidationError for any other."""
    if partner.events.exists():
        raise ValidationError(_("Von diesem Partner gibt es Einträge. Lehnen Sie diese zuerst ab."))
    record("events.programme_partner.removed", partner, by=by)
    forget_letters_to([partner.email] if partner.email else [])
    partner.delete()


def to_remind() -> QuerySet[ProgrammePartner]:
    """Silent partners of programmes whose deadline is near, each reminded once."""
    today = clock.today()
    last = today + timedelta(days=rules_for(today.year).days_to_remind_partners)
    silent = ProgrammePartner.objects.silent().filter(reminded_at__isnull=True).exclude(email="")
    near = silent.filter(programme__deadline__gte=today, programme__deadline__lte=last)
    # Who got the invitation only yesterday is left in peace for a day.
    return near.filter(invited_at__lt=clock.now() - timedelta(days=1))


@transaction.atomic
def remind_what_is_due() -> int:
    """Remind silent partners, in the partnership we are in; how many."""
    due = list(to_remind().select_related("programme", "organisation", "partnership"))
    for partner in due:
        remind(partner, by=NOBODY)
    return len(due)


@transaction.atomic
def forget_partners() -> int:
    """Empty the addresses of partners whose programme is over for long; of how many.

    With them goes what staff and partners wrote to one another about an event.
    """
    today = clock.today()
    kept = rules_for(today.year).days_partner_contacts_kept
    over = today - timedelta(days=kept)
    due = ProgrammePartner.objects.filter(programme__last_day__lt=over).exclude(email="")
    found = list(due)
    forget_letters_to([partner.email for partner in found])
    for partner in found:
        partner.email = ""
        partner.save(update_fields=["email"])
        record("events.programme_partner.forgotten", partner, by=NOBODY, fields=["email"])
    written = Event.objects.filter(last_day__lt=over).exclude(contact="", partner_note="")
    written.update(contact="", partner_note="")
    return len(found)


def _check(programme: Programme) -> None:
    programme.full_clean(exclude=["partnership"])
    if (programme.last_day - programme.first_day).days >= LONGEST:
        words = _("Ein Programm dauert höchstens %(most)d Tage.") % {"most": LONGEST}
        raise ValidationError({"last_day": words})


def _refuse_unless_in_time(partner: ProgrammePartner) -> None:
    if not partner.email:
        raise ValidationError(_("Es fehlt die E-Mail-Adresse."))
    if not partner.programme.takes_entries(clock.today()):
        raise ValidationError(_("Die Frist für die Partner ist vorbei. Verlängern Sie sie zuerst."))


def _link_goals(programme: Programme, goals: Iterable[Goal]) -> bool:
    links = ProgrammeGoal.objects.filter(programme=programme)
    before, wanted = set(links.values_list("goal_id", flat=True)), {goal.pk for goal in goals}
    links.exclude(goal_id__in=wanted).delete()
    ProgrammeGoal.objects.bulk_create(
        ProgrammeGoal(programme=programme, goal_id=pk) for pk in sorted(wanted - before)
    )
    return before != wanted
