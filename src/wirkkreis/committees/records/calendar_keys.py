"""A member's own calendar link: made by her, revoked by her, and worth nothing afterwards."""

from django.db import transaction

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.committees.models import CalendarKey
from wirkkreis.committees.tokens import sign
from wirkkreis.people.models import Person


@transaction.atomic
def make_key(*, by: Actor, person: Person) -> CalendarKey:
    """Her link; the one there is, if there is one. It carries no account and no name."""
    key, is_new = CalendarKey.objects.get_or_create(person=person)
    if is_new:
        record("committees.calendar.made", key, by=by)
    return key


@transaction.atomic
def revoke_key(*, by: Actor, person: Person) -> None:
    """Her link opens nothing any more; a new one is another one."""
    for key in CalendarKey.objects.select_for_update().filter(person=person):
        record("committees.calendar.revoked", key, by=by)
        key.delete()


def key_of(person: Person | None) -> CalendarKey | None:
    """Her link, if she made one."""
    return CalendarKey.objects.filter(person=person).first() if person else None


def token_of(key: CalendarKey) -> str:
    """What stands in the address of the calendar."""
    return sign("calendar", key.key)
