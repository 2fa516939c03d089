"""On paper: the proof of an invitation, and the list of those to whom it goes by post."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wirkkreis.committees.inviting.deadlines import deadlines_of, was_invited_late, what_follows
from wirkkreis.committees.inviting.guest_list import by_post
from wirkkreis.committees.models import Attendee, Session
from wirkkreis.languages.known import BASE
from wirkkreis.tenancy import clock
from wirkkreis.ui.documents.making import pdf
from wirkkreis.ui.letterhead import Letterhead

NONE = "–"


def proof(session: Session) -> bytes:
    """Who was invited when and how, by which deadline; each with the agenda's titles below."""
    rows = session.attendees.by_name()
    return _printed(
        session,
        _("Nachweis der Einladung"),
        verdict=_verdict(session),
        caption=_("Eingeladene"),
        heads=[_("Wer"), _("Für"), _("Wie"), _("Wann")],
        widths=[3, 3, 2, 3],
        rows=[[*_who(one), one.get_way_display(), _when(one)] for one in rows],
        agenda=[str(item) for item in session.items.in_turn()],
        note=_("Aus den Daten erstellt am %(day)s.")
        % {"day": date_format(clock.today(), "DATE_FORMAT")},
    )


def post_list(session: Session) -> bytes:
    """Those without an e-mail address, with the address of who sends them and a line to tick."""
    rows = by_post(session).select_related("mandate__seat__organisation")
    return _printed(
        session,
        _("Einladungen per Post"),
        verdict=_("Diese Menschen erreicht keine E-Mail. Bitte einzeln verschicken."),
        caption=_("Empfängerinnen und Empfänger"),
        heads=[_("Wer"), _("Für"), _("Anschrift der entsendenden Stelle"), _("verschickt am")],
        widths=[3, 3, 4, 2],
        rows=[[*_who(one), _address(one), _when(one)] for one in rows],
        agenda=[str(item) for item in session.items.in_turn()],
        note=_("Die Anschrift der Menschen selbst steht nicht in Wirkkreis."),
    )


def _printed(session: Session, title: str, **said: Any) -> bytes:
    house = session.partnership
    return pdf(
        "committees/documents/session_proof.typ",
        {
            "facts": list(_facts(session)),
            "agenda_head": _("Tagesordnung"),
            "nobody": _("Niemand."),
            **said,
        },
        title=title,
        language=get_language() or BASE,
        letterhead=Letterhead(house.name, house.colour),
    )


def _facts(session: Session) -> Iterable[dict[str, str]]:
    due = deadlines_of(session)
    rows = [
        (_("Gremium"), str(session.committee)),
        (_("Sitzung"), session.title),
        (_("Wann"), session.when()),
        (_("Ort"), session.where()),
        (_("Letzter Tag für die Einladung"), date_format(due.invite_by) if due else ""),
    ]
    return ({"word": word, "value": value} for word, value in rows if value)


def _verdict(session: Session) -> str:
    if session.invited_at is None:
        return _("Zu dieser Sitzung ist noch nicht eingeladen.")
    if was_invited_late(session):
        late = _("Nicht alle Mitglieder sind rechtzeitig eingeladen worden.")
        return f"{late} {what_follows(session)}"
    return _("Die Einladung ging rechtzeitig hinaus.")


def _who(one: Attendee) -> Sequence[str]:
    mandate = one.mandate
    if mandate is None:
        return one.name or NONE, one.guest_role or _("Gast")
    if mandate.substitute:
        return one.name or NONE, _("Stellvertretung %(seat)s") % {"seat": mandate.seat}
    return one.name or NONE, str(mandate.seat)


def _when(one: Attendee) -> str:
    if one.invited_at is None:
        return NONE
    return date_format(timezone.localtime(one.invited_at), "d.m.Y, H:i")


def _address(one: Attendee) -> str:
    sender = one.mandate.seat.organisation if one.mandate else None
    return ", ".join([sender.name, *sender.address.split("\n")]) if sender else NONE
