"""Which organisations an item concerns: whoever is tied to one of them may be biased."""

from django.db import transaction

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.committees.agenda.arranging import opened_agenda
from wirkkreis.committees.models import AgendaItem, Concern
from wirkkreis.people.models import Organisation


@transaction.atomic
def concern(*, by: Actor, item: AgendaItem, organisation: Organisation) -> None:
    """The item concerns an organisation. Said twice, it stands once."""
    opened_agenda(item.session)
    _made, is_new = Concern.objects.get_or_create(item=item, organisation=organisation)
    if is_new:
        record("committees.item.concerned", item, by=by, fields=("concerned",))


@transaction.atomic
def no_longer_concern(*, by: Actor, item: AgendaItem, organisation: Organisation) -> None:
    """The item does not concern the organisation after all; recusals stay as they are."""
    opened_agenda(item.session)
    gone, _rows = item.concerns.filter(organisation=organisation).delete()
    if gone:
        record("committees.item.concerned", item, by=by, fields=("concerned",))
