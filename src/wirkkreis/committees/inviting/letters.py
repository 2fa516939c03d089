"""What those invited to a session are told by letter, each in her language.

One layout for all: what happened, what is asked, one thing to do, the session with the agenda as
far as this reader may know it. Papers never lie in a letter: they are read behind the own link, so
that a later recusal holds.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils import translation
from django.utils.translation import gettext as _

from wirkkreis.committees.inviting.announcing import News
from wirkkreis.committees.inviting.answering import is_needed
from wirkkreis.committees.inviting.calendars import Method, session_ics
from wirkkreis.committees.inviting.slots import in_words
from wirkkreis.committees.models import AgendaItem, Attendee, Session
from wirkkreis.committees.own import own_token
from wirkkreis.committees.readers import STRANGER, reader_by
from wirkkreis.languages.known import BASE
from wirkkreis.tenancy.addresses import address_of
from wirkkreis.ui.letterhead import Letterhead
from wirkkreis.ui.letters import letter


@dataclass(frozen=True)
class Notice:
    """A letter: subject, sentences, and the words of the one button."""

    subject: str
    lines: Sequence[str]
    button: str
    with_agenda: bool = False
    entry: Method | None = None
    days: Sequence[str] = field(default_factory=list)


def send(attendee: Attendee, news: News) -> None:
    """Put a letter into the outbox, in the language of who reads it; nothing without an address."""
    if not attendee.email:
        return
    house, language = attendee.partnership, language_of(attendee)
    with translation.override(language):
        said = NOTICES[news](attendee)
        context = {
            "notice": said,
            "session": attendee.session,
            "url": address_of(house, "own-session", own_token(attendee)),
            "agenda": agenda_for(attendee) if said.with_agenda else [],
            "is_needed": is_needed(attendee),
        }
        entry = session_ics(attendee, method=said.entry) if said.entry else b""
    written = letter(
        "committees/letters/session",
        context,
        to=attendee.email,
        language=language,
        letterhead=Letterhead(house.name, house.colour),
    )
    if said.entry:
        written.attach("sitzung.ics", entry, f"text/calendar; method={said.entry}")
    written.send()


def agenda_for(attendee: Attendee) -> list[AgendaItem]:
    """The agenda as far as somebody invited may know it: what is not public, only the body."""
    reader = reader_by(attendee.mandate) if attendee.mandate else STRANGER
    return list(AgendaItem.objects.filter(session=attendee.session).shown_to(reader).in_turn())


def language_of(attendee: Attendee) -> str:
    """The language of her account; German where she has none."""
    person = attendee.mandate.person if attendee.mandate else None
    return person.account.language if person and person.account else BASE


def _dates(attendee: Attendee) -> Notice:
    return Notice(
        _("Wann können Sie? %(committee)s, %(session)s") % _named(attendee),
        [
            _("Wir suchen einen Termin und möchten wissen, wann Sie können."),
            _("Das dauert eine Minute. Sie brauchen kein Konto."),
        ],
        _("Tage ansehen und antworten"),
        days=[in_words(one.starts, one.ends) for one in attendee.session.options.all()],
    )


def _settled(attendee: Attendee) -> Notice:
    return Notice(
        _("Der Termin steht: %(committee)s, %(session)s") % _named(attendee),
        [
            _("Danke für die Antworten. Der Termin steht jetzt fest."),
            _("Die Einladung mit der Tagesordnung kommt noch."),
        ],
        _("Zur Sitzung"),
    )


def _invited(attendee: Attendee) -> Notice:
    if attendee.mandate is None:
        lines = [_("Sie sind als Gast zu dieser Sitzung eingeladen.")]
    elif not is_needed(attendee):
        return _for_information(attendee)
    else:
        lines = [_("Sie sind herzlich zu dieser Sitzung eingeladen.")]
    return Notice(
        _("Einladung: %(committee)s, %(session)s") % _named(attendee),
        [
            *lines,
            *_again(attendee.session),
            _("Kommen Sie? Bitte antworten Sie mit einem Klick."),
            _("Hinter dem Link finden Sie auch die Unterlagen. Er gehört nur Ihnen."),
        ],
        _("Antworten"),
        with_agenda=True,
        entry="REQUEST",
    )


def _for_information(attendee: Attendee) -> Notice:
    """To a substitute, while the member has not declined."""
    assert attendee.mandate is not None
    return Notice(
        _("Zur Kenntnis: %(committee)s, %(session)s") % _named(attendee),
        [
            _("Sie vertreten in diesem Gremium: %(seat)s.") % {"seat": attendee.mandate.seat},
            _("Sie kommen nur, wenn das Mitglied nicht kann. Dann schreiben wir Ihnen."),
            *_again(attendee.session),
        ],
        _("Zur Sitzung"),
        with_agenda=True,
    )


def _needed(attendee: Attendee) -> Notice:
    return Notice(
        _("Können Sie vertreten? %(committee)s, %(session)s") % _named(attendee),
        [
            _("Das Mitglied, das Sie vertreten, kann nicht kommen."),
            _("Kommen Sie? Bitte antworten Sie mit einem Klick."),
        ],
        _("Antworten"),
        with_agenda=True,
        entry="REQUEST",
    )


def _not_needed(attendee: Attendee) -> Notice:
    return Notice(
        _("Doch keine Vertretung nötig: %(committee)s, %(session)s") % _named(attendee),
        [_("Das Mitglied kommt nun doch selbst. Sie brauchen nicht zu kommen. Danke!")],
        _("Zur Sitzung"),
        entry="CANCEL",
    )


def _changed(attendee: Attendee) -> Notice:
    needed = is_needed(attendee)
    return Notice(
        _("Geändert: %(committee)s, %(session)s") % _named(attendee),
        [
            _("Zeit oder Ort der Sitzung haben sich geändert. Unten steht, was jetzt gilt."),
            *([_("Passt es nicht mehr? Dann sagen Sie bitte ab.")] if needed else []),
        ],
        _("Zur Sitzung"),
        entry="REQUEST" if needed else None,
    )


def _moved(attendee: Attendee) -> Notice:
    needed = is_needed(attendee)
    ask = _("Kommen Sie? Bitte antworten Sie noch einmal.")
    return Notice(
        _("Neuer Tag: %(committee)s, %(session)s") % _named(attendee),
        [_("Die Sitzung ist an einem anderen Tag."), *([ask] if needed else [])],
        _("Antworten") if needed else _("Zur Sitzung"),
        with_agenda=True,
        entry="REQUEST" if needed else None,
    )


def _cancelled(attendee: Attendee) -> Notice:
    session = attendee.session
    reason = _("Der Grund: %(reason)s") % {"reason": session.cancel_note}
    was_invited = attendee.invited_at is not None and session.starts is not None
    return Notice(
        _("Abgesagt: %(committee)s, %(session)s") % _named(attendee),
        [
            _("Die Sitzung fällt aus. Sie brauchen nichts zu tun."),
            *([reason] if session.cancel_note else []),
        ],
        _("Zur Sitzung"),
        entry="CANCEL" if was_invited and is_needed(attendee) else None,
    )


def _tomorrow(attendee: Attendee) -> Notice:
    ask = _("Wir wissen noch nicht, ob Sie kommen. Bitte antworten Sie mit einem Klick.")
    return Notice(
        _("Morgen: %(committee)s, %(session)s") % _named(attendee),
        [_("Morgen ist die Sitzung."), *([] if attendee.answer else [ask])],
        _("Zur Sitzung") if attendee.answer else _("Antworten"),
        with_agenda=True,
    )


NOTICES: Final[Mapping[News, Callable[[Attendee], Notice]]] = {
    "dates": _dates,
    "settled": _settled,
    "invited": _invited,
    "needed": _needed,
    "not_needed": _not_needed,
    "changed": _changed,
    "moved": _moved,
    "cancelled": _cancelled,
    "tomorrow": _tomorrow,
}


def _again(session: Session) -> list[str]:
    """What makes a second invitation count (VwVfG § 90 (1) sentence 3): that it says so."""
    if session.again_of_id is None or not session.procedure.second_invitation:
        return []
    return [
        _(
            "Das ist die zweite Einladung zu denselben Punkten. Bei ihnen kann das Gremium "
            "entscheiden, wie viele auch da sind."
        )
    ]


def _named(attendee: Attendee) -> dict[str, str]:
    session = attendee.session
    return {"committee": str(session.committee), "session": session.title}
