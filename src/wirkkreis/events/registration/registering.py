"""Registering for an event: taking a place under its lock, confirming, changing, leaving it.

With an e-mail address the place is held until the link or the code in the letter is used; without
one it is firm at once, with a printed code. When the event is full, people wait in line or are
refused. A group goes by the rule of the event: all together or none, or as many as there is room
for; then the others are left out, and can register for the waiting list by themselves.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypedDict, Unpack
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.events.models import (
    Admission,
    Answer,
    Consent,
    GroupRule,
    Names,
    Question,
    Registration,
    Workshop,
    WorkshopPlace,
)
from wirkkreis.events.registration import letters
from wirkkreis.events.registration.checking import (
    Given,
    check,
    check_details,
    refuse_unless_open,
    refuse_when_begun,
)
from wirkkreis.events.registration.holding import (
    comes_first,
    fits,
    free_in,
    free_places,
    line_of,
    locked,
    rules,
    until,
)
from wirkkreis.events.registration.waiting import has_lapsed, place_in_line, settle
from wirkkreis.events.registration.workshops import give_wishes, release, wish
from wirkkreis.events.tokens import new_code
from wirkkreis.flow.engine import take
from wirkkreis.tenancy import clock

OWN_FIELDS: Final = (
    "size",
    "name",
    "email",
    "minors",
    "guardian",
    "guardian_agreed",
    "support_note",
)
"""What a registration keeps as it was given."""


class Changed(TypedDict, total=False):
    """What can be changed afterwards; what is not named stays."""

    size: int
    name: str
    minors: int
    guardian: str
    guardian_agreed: bool
    supports: Sequence[str]
    support_note: str
    answers: Mapping[Question, str]
    workshops: Sequence[Workshop]


@transaction.atomic
def register(
    admission: Admission,
    *,
    by: Actor,
    language: str,
    nonce: UUID | None = None,
    as_herself: bool = False,
    **given: Unpack[Given],
) -> Registration:
    """Register somebody, alone or with a group; the same nonce again gives what is there.

    `as_herself` ties the registration to the account of who is signed in; her own address needs
    no confirmation. The size is smaller than asked for where the event's rule is to take what is
    free. Raises ValidationError, by field.
    """
    held = locked(admission)
    there = held.registrations.filter(nonce=nonce).first() if nonce else None
    if there is not None:
        return there
    refuse_unless_open(held)
    check(held, given)
    settle(held)
    account = by.account if as_herself and by.acting_for is None else None
    registration = Registration(
        admission=held,
        language=language,
        account=None if held.event.names == Names.PROTECTED else account,
        line=_next_line(held),
        code=_unused_code(held),
        nonce=nonce or uuid4(),
        supports=list(given.get("supports", ())),
        **{name: value for name, value in given.items() if name in OWN_FIELDS},
    )
    _decide(registration, held)
    _keep(registration, given)
    record("events.registration.received", registration, by=by, changes=_beginning(registration))
    _tell(registration)
    return registration


@transaction.atomic
def confirm(registration: Registration, *, by: Actor) -> Registration:
    """The address is right: the place is certain. Raises ValidationError when it has lapsed."""
    held = locked(registration.admission)
    registration.refresh_from_db()
    if registration.state == "firm":
        return registration
    if registration.state != "unconfirmed" or has_lapsed(registration):
        words = _("Die Frist zum Bestätigen ist vorbei. Bitte melden Sie sich noch einmal an.")
        raise ValidationError(words)
    firm = take(registration, "confirm", by=by)
    letters.tell_confirmed(firm)
    settle(held)
    return firm


@transaction.atomic
def cancel(registration: Registration, *, by: Actor, by_letter: bool = True) -> Registration:
    """Give a place back, turn an offer down or leave the waiting list; a letter tells her so.

    Raises ValidationError when the event has begun, or the registration is over.
    """
    held = locked(registration.admission)
    registration.refresh_from_db()
    if registration.state == "cancelled":
        return registration
    refuse_when_begun(held)
    left = take(registration, "cancel", by=by)
    release(left)
    if by_letter:
        letters.tell_left(left)
    settle(held)
    return left


@transaction.atomic
def change(registration: Registration, *, by: Actor, **new: Unpack[Changed]) -> Registration:
    """Change a registration that counts. More people need more places, in workshops too.

    Whoever waits keeps her place in line. Raises ValidationError by field, and changes nothing.
    """
    held = locked(registration.admission)
    registration.refresh_from_db()
    refuse_when_begun(held)
    if registration.state not in {"unconfirmed", "firm", "waiting", "offered"}:
        raise ValidationError(_("Diese Anmeldung gilt nicht mehr."))
    settle(held)
    grown = new.get("size", registration.size) > registration.size
    if grown and registration.state == "waiting":
        _refuse_more_than_all(new["size"], held)
    elif grown:
        _refuse_before_others(held)
    fields = _written(registration, held, new)
    if "workshops" in new and _rearranged(registration, new["workshops"], by):
        fields.append("workshops")
    if grown and registration.state != "waiting":
        _refuse_more_than_there_is(registration, held)
    if fields:
        record("events.registration.changed", registration, by=by, fields=fields)
    settle(held)
    return registration


def _next_line(admission: Admission) -> int:
    last: int | None = admission.registrations.aggregate(last=Max("line"))["last"]
    return (last or 0) + 1


def _unused_code(admission: Admission) -> str:
    while admission.registrations.filter(code=(code := new_code())).exists():
        pass
    return code


def _decide(registration: Registration, admission: Admission) -> None:
    """A place, for all or as many as there is room for; else the waiting list, else a refusal."""
    size = _what_there_is(registration.size, admission)
    if not size:
        _refuse_without_waiting_list(admission)
        _refuse_more_than_all(registration.size, admission)
        registration.state = "waiting"
        return
    registration.size, registration.minors = size, min(registration.minors, size)
    if not registration.email or _is_her_own(registration):
        registration.state = "firm"
    else:
        registration.expires_at = until(admission.event, rules().hours_to_confirm)


def _what_there_is(size: int, admission: Admission) -> int:
    """How many places a group of `size` gets now: all of them, some by the group rule, or none."""
    free = free_places(admission)
    if comes_first(line_of(admission), free, "size"):
        return 0
    if free is None or size <= free:
        return size
    return max(free, 0) if admission.group_rule == GroupRule.WHAT_IS_FREE else 0


def _refuse_without_waiting_list(admission: Admission) -> None:
    if admission.waiting_list:
        return
    if free := max(free_places(admission) or 0, 0):
        raise ValidationError(
            {"size": _("Es sind nur noch %(free)d Plätze frei.") % {"free": free}}
        )
    raise ValidationError(_("Leider sind alle Plätze vergeben."))


def _refuse_more_than_all(size: int, admission: Admission) -> None:
    """Nobody waits for what can never be."""
    if admission.capacity is not None and size > admission.capacity:
        words = _("So groß ist die Veranstaltung nicht: Es gibt im Ganzen %(n)d Plätze.")
        raise ValidationError({"size": [words % {"n": admission.capacity}]})


def _is_her_own(registration: Registration) -> bool:
    """Whether the address is the one somebody signed in with: it is proven already."""
    account = registration.account
    return account is not None and account.email == registration.email.lower()


def _keep(registration: Registration, given: Given) -> None:
    """The row with its answers, consents and wishes. Raises ValidationError by field."""
    registration.clean_fields(exclude=("partnership", "admission", "account"))
    registration.save()
    _keep_answers(registration, given.get("answers", {}))
    now = clock.now()
    Consent.objects.bulk_create(
        Consent(registration=registration, text=text, given_at=now)
        for text in given.get("consents", ())
    )
    WorkshopPlace.objects.bulk_create(
        WorkshopPlace(registration=registration, workshop=workshop, rank=rank)
        for rank, workshop in enumerate(given.get("workshops", ()), 1)
    )
    if registration.state != "waiting":
        give_wishes(registration)


def _keep_answers(registration: Registration, answers: Mapping[Question, str]) -> None:
    """Take over answers; an empty one takes back what was there."""
    registration.answers.filter(question__in=answers).delete()
    Answer.objects.bulk_create(
        Answer(registration=registration, question=question, text=text)
        for question, text in answers.items()
        if text
    )


def _beginning(registration: Registration) -> dict[str, tuple[Any, Any]]:
    return {"state": ("", registration.state), "size": (0, registration.size)}


def _tell(registration: Registration) -> None:
    if not registration.email:
        return
    if registration.state == "waiting":
        letters.tell_waiting(registration, place_in_line(registration))
    elif registration.state == "firm":
        letters.tell_confirmed(registration)
    else:
        letters.tell_confirm(registration)


def _refuse_before_others(admission: Admission) -> None:
    if comes_first(line_of(admission), free_places(admission), "size"):
        raise ValidationError({"size": [_("Auf die freien Plätze warten schon andere.")]})


def _refuse_more_than_there_is(registration: Registration, admission: Admission) -> None:
    if not fits(0, free_places(admission)):
        raise ValidationError({"size": [_("So viele Plätze sind nicht mehr frei.")]})
    for place in registration.workshop_places.filter(state__in=("firm", "offered")):
        if not fits(0, free_in(place.workshop)):
            words = _("Im Workshop „%(title)s“ sind so viele Plätze nicht mehr frei.")
            raise ValidationError({"size": [words % {"title": place.workshop.title}]})


def _written(registration: Registration, admission: Admission, new: Changed) -> list[str]:
    """Save what differs; the names of it. Raises ValidationError by field."""
    check_details(admission, _as_given(registration, new))
    fields = [
        name
        for name, value in new.items()
        if name not in {"answers", "workshops"} and getattr(registration, name) != value
    ]
    for name in fields:
        setattr(registration, name, new[name])  # type: ignore[literal-required]  # each is a key
    registration.clean_fields(exclude=("partnership", "admission", "account"))
    registration.save(update_fields=[*fields, "found_by"])
    if "answers" in new and new["answers"] != _answers(registration):
        _keep_answers(registration, new["answers"])
        fields.append("answers")
    return fields


def _as_given(registration: Registration, new: Changed) -> Given:
    """The registration as it would be given anew with the changes."""
    given = Given(
        size=registration.size,
        name=registration.name,
        email=registration.email,
        minors=registration.minors,
        guardian=registration.guardian,
        guardian_agreed=registration.guardian_agreed,
        supports=registration.supports,
    )
    given.update(new)  # type: ignore[typeddict-item]  # every key of Changed is one of Given
    given["answers"] = {**_answers(registration), **new.get("answers", {})}
    return given


def _answers(registration: Registration) -> dict[Question, str]:
    return {
        answer.question: answer.text for answer in registration.answers.select_related("question")
    }


def _rearranged(registration: Registration, workshops: Sequence[Workshop], by: Actor) -> bool:
    """Bring wishes and places in line with what is given; whether anything differs."""
    live = registration.workshop_places.live().values_list("workshop_id", flat=True)
    if list(live) == [workshop.pk for workshop in workshops]:
        return False
    wish(registration, workshops, by=by)
    if registration.state in {"unconfirmed", "firm"}:
        give_wishes(registration)
    return True
