"""How people register: places and times, what is asked, the consent they give.

Nothing here takes a place away from anybody. More places are passed on at once, in line.
"""

from collections.abc import Collection, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.differences import difference
from wirkkreis.activity.trail import record
from wirkkreis.events.models import Admission, Consent, ConsentText, Event, Registration, Support
from wirkkreis.events.registration.holding import free_places, locked
from wirkkreis.events.registration.waiting import pass_on
from wirkkreis.tenancy import clock

CHANGED = "events.admission.changed"
COUNTING = ("unconfirmed", "firm", "waiting", "offered")
"""The states of registrations that are not over."""


@transaction.atomic
def set_admission(admission: Admission, *, by: Actor, supports: Collection[str]) -> Admission:
    """Keep a new or changed frame as its form left it, and the help that people can ask for.

    Fewer places than are given take none back (`over` says how many are too many); more places
    go to those waiting. Raises ValidationError by field.
    """
    before = Admission.objects.select_for_update().filter(pk=admission.pk).first()
    admission.full_clean(exclude=["partnership"])
    _refuse_smaller_groups(admission)
    _offer_supports(admission, supports, by)
    if before is None:
        admission.save()
        record(CHANGED, admission, by=by)
        return admission
    found = difference(before, admission)
    if found.fields:
        admission.save(update_fields=found.fields)
        record(CHANGED, admission, by=by, **found._asdict())
        pass_on(admission)
    return admission


@transaction.atomic
def word_consent(
    admission: Admission, *, by: Actor, text: Mapping[str, str], required: bool
) -> ConsentText | None:
    """Set what people agree to: another wording is a new version, no wording asks for nothing.

    Raises ValidationError when the text is to go and somebody has agreed to it already.
    """
    held = locked(admission)
    newest = held.consent_texts.newest_first().first()
    if not text:
        _stop_asking(held, newest, by)
        return None
    if newest and dict(newest.text.all) == dict(text) and newest.required == required:
        return newest
    made = ConsentText(
        admission=held,
        version=newest.version + 1 if newest else 1,
        text=dict(text),
        required=required,
    )
    made.full_clean(exclude=["partnership"])
    made.save()
    record(CHANGED, held, by=by, fields=["consent_texts"])
    return made


def over(admission: Admission) -> int:
    """How many people more hold places than there are; 0 when all is well."""
    free = free_places(admission)
    return 0 if free is None else max(-free, 0)


def _refuse_smaller_groups(admission: Admission) -> None:
    groups = Registration.objects.filter(admission=admission.pk, state__in=COUNTING)
    largest: int | None = groups.aggregate(most=Max("size"))["most"]
    if largest is not None and largest > admission.largest_group:
        words = _("Es ist schon eine Gruppe mit %(n)d Menschen angemeldet.")
        raise ValidationError({"largest_group": words % {"n": largest}})


def _offer_supports(admission: Admission, supports: Collection[str], by: Actor) -> None:
    """Keep the offered help in the order it is always listed."""
    event = Event.objects.select_for_update().get(pk=admission.event_id)
    offered = [choice for choice in Support.values if choice in supports]
    _refuse_asked_for(admission, set(event.supports) - set(offered))
    if offered != event.supports:
        event.supports, event.changed_at = offered, clock.now()
        event.save(update_fields=["supports", "changed_at"])
        record("events.event.changed", event, by=by, fields=["supports"])
    admission.event = event


def _refuse_asked_for(admission: Admission, dropped: Collection[str]) -> None:
    asking = Registration.objects.filter(
        admission__event=admission.event_id, state__in=COUNTING, supports__overlap=list(dropped)
    )
    if dropped and (number := asking.count()):
        words = ngettext(
            "Darum hat schon jemand gebeten. Bitte klären Sie das zuerst.",
            "Darum haben schon %(n)d Anmeldungen gebeten. Bitte klären Sie das zuerst.",
            number,
        )
        raise ValidationError({"supports": words % {"n": number}})


def _stop_asking(admission: Admission, newest: ConsentText | None, by: Actor) -> None:
    if newest is None:
        return
    if Consent.objects.filter(text__admission=admission).exists():
        words = _(
            "Es haben schon Menschen eingewilligt, deshalb bleibt der Wortlaut stehen. "
            "Sie können die Einwilligung freiwillig machen."
        )
        raise ValidationError({"text": words})
    admission.consent_texts.all().delete()
    record(CHANGED, admission, by=by, fields=["consent_texts"])
