"""The states of a session, of an item on its agenda, and of the minutes.

Steps stamp their own row. What else belongs to them is done by the verb of the same name in its
room (`inviting/`, `sitting/`, `records/`), which takes the step first.
"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.accounts.actor import Actor
from wirkkreis.flow.engine import Flow, State, Step
from wirkkreis.tenancy import clock

if TYPE_CHECKING:
    from wirkkreis.committees.models import AgendaItem, Minutes, Session

RUN = "committees.session.run"


def _without_agenda(session: "Session") -> str:
    if not session.items.exists():
        return _("Die Tagesordnung ist noch leer.")
    if not session.where():
        return _("Es fehlt der Ort oder der Link zur Online-Teilnahme.")
    return ""


def _still_to_come(session: "Session") -> str:
    if session.starts is None or session.starts > clock.now():
        return _("Die Sitzung hat noch nicht begonnen.")
    return ""


def _much_too_early(session: "Session") -> str:
    if session.on > clock.today():
        return _("Die Sitzung ist erst an einem anderen Tag.")
    return ""


def _still_voting(session: "Session") -> str:
    running = session.items.filter(votes__state__in=("open", "counting"))
    return _("Eine Abstimmung läuft noch.") if running.exists() else ""


def _with_approved_minutes(session: "Session") -> str:
    minutes = getattr(session, "minutes", None)
    if minutes is not None and minutes.state == "approved":
        return _("Die Niederschrift ist schon genehmigt. Tragen Sie eine Berichtigung ein.")
    return ""


def _session_not_open(item: "AgendaItem") -> str:
    return "" if item.session.state == "open" else _("Die Sitzung läuft gerade nicht.")


def _voting(item: "AgendaItem") -> str:
    running = item.votes.filter(state__in=("open", "counting"))
    return _("Eine Abstimmung läuft noch.") if running.exists() else ""


def _not_in_minutes(item: "AgendaItem") -> str:
    return _with_approved_minutes(item.session)


def stamp_invited(session: "Session", _by: Actor) -> None:
    """It is invited to now: the rules of its day hold, whatever is written later."""
    known = session.committee.statutes
    session.statute = known.on(session.on).first() or known.create(starts=session.on)
    session.invited_at = clock.now()
    session.save(update_fields=["statute", "invited_at"])


def _stamp_opened(session: "Session", _by: Actor) -> None:
    session.opened_at = session.opened_at or clock.now()
    session.closed_at = None
    session.save(update_fields=["opened_at", "closed_at"])


def _stamp_closed(session: "Session", _by: Actor) -> None:
    session.closed_at = clock.now()
    session.save(update_fields=["closed_at"])


def _stamp_entered(session: "Session", by: Actor) -> None:
    if session.statute is None:
        stamp_invited(session, by)
    session.opened_at, session.closed_at = session.starts, session.ends
    session.save(update_fields=["opened_at", "closed_at"])


def _stamp_changed(session: "Session", _by: Actor) -> None:
    session.sequence += 1
    session.changed_at = clock.now()
    session.save(update_fields=["sequence", "changed_at"])


def _stamp_sent(minutes: "Minutes", _by: Actor) -> None:
    minutes.sent_at = clock.now()
    minutes.save(update_fields=["sent_at"])


def _session_not_over(minutes: "Minutes") -> str:
    return "" if minutes.session.state == "closed" else _("Die Sitzung ist noch nicht beendet.")


SESSION = Flow(
    states=(
        State(
            "searching",
            gettext_lazy("Termin wird gesucht"),
            gettext_lazy("in Planung"),
            gettext_lazy("Die Mitglieder sagen, wann sie können. Dann wird der Termin festgelegt."),
        ),
        State(
            "planned",
            gettext_lazy("Geplant"),
            gettext_lazy("geplant"),
            gettext_lazy("Der Termin steht. Als Nächstes wird mit der Tagesordnung eingeladen."),
        ),
        State(
            "invited",
            gettext_lazy("Eingeladen"),
            gettext_lazy("findet statt"),
            gettext_lazy("Alle sind eingeladen. Als Nächstes kommt die Sitzung selbst."),
        ),
        State(
            "open",
            gettext_lazy("Läuft"),
            gettext_lazy("läuft gerade"),
            gettext_lazy("Das Gremium tagt."),
        ),
        State(
            "closed",
            gettext_lazy("Beendet"),
            gettext_lazy("hat stattgefunden"),
            gettext_lazy("Zählt für ihre Ziele. Als Nächstes kommt die Niederschrift."),
            final=True,
        ),
        State(
            "cancelled",
            gettext_lazy("Abgesagt"),
            gettext_lazy("abgesagt"),
            gettext_lazy("Fällt aus. Wer eingeladen war, weiß Bescheid."),
            final=True,
        ),
    ),
    steps=(
        Step(
            "settle",
            gettext_lazy("Termin festlegen"),
            source=("searching",),
            target="planned",
            right=RUN,
            verb="committees.session.settled",
            fields=("starts", "ends"),
        ),
        Step(
            "search",
            gettext_lazy("Neuen Termin suchen"),
            source=("planned",),
            target="searching",
            right=RUN,
            verb="committees.session.searched",
        ),
        Step(
            "invite",
            gettext_lazy("Einladen"),
            source=("planned",),
            target="invited",
            right=RUN,
            verb="committees.session.invited",
            unless=_without_agenda,
            then=stamp_invited,
        ),
        Step(
            "open",
            gettext_lazy("Sitzung eröffnen"),
            source=("invited",),
            target="open",
            right=RUN,
            verb="committees.session.opened",
            unless=_much_too_early,
            then=_stamp_opened,
        ),
        Step(
            "close",
            gettext_lazy("Sitzung schließen"),
            source=("open",),
            target="closed",
            right=RUN,
            verb="committees.session.closed",
            unless=_still_voting,
            then=_stamp_closed,
        ),
        Step(
            "enter",
            gettext_lazy("Als abgehalten nachtragen"),
            source=("planned", "invited"),
            target="closed",
            right=RUN,
            verb="committees.session.entered",
            unless=_still_to_come,
            then=_stamp_entered,
        ),
        Step(
            "reopen",
            gettext_lazy("Wieder öffnen"),
            source=("closed",),
            target="open",
            right=RUN,
            verb="committees.session.reopened",
            unless=_with_approved_minutes,
            needs_note=True,
        ),
        Step(
            "cancel",
            gettext_lazy("Absagen"),
            source=("searching", "planned", "invited"),
            target="cancelled",
            right=RUN,
            verb="committees.session.cancelled",
            fields=("cancel_note",),
            then=_stamp_changed,
        ),
        Step(
            "resume",
            gettext_lazy("Findet doch statt"),
            source=("cancelled",),
            target="planned",
            right=RUN,
            verb="committees.session.resumed",
            fields=("starts", "ends"),
            then=_stamp_changed,
        ),
    ),
)

ITEM = Flow(
    states=(
        State(
            "waiting",
            gettext_lazy("Offen"),
            gettext_lazy("auf der Tagesordnung"),
            gettext_lazy("Kommt in der Sitzung an die Reihe."),
        ),
        State(
            "running",
            gettext_lazy("Wird beraten"),
            gettext_lazy("wird gerade beraten"),
            gettext_lazy("Das Gremium ist bei diesem Punkt."),
        ),
        State(
            "done",
            gettext_lazy("Erledigt"),
            gettext_lazy("beraten"),
            gettext_lazy("Steht in der Niederschrift."),
            final=True,
        ),
        State(
            "deferred",
            gettext_lazy("Vertagt"),
            gettext_lazy("vertagt"),
            gettext_lazy("Kommt in einer späteren Sitzung wieder auf die Tagesordnung."),
            final=True,
        ),
        State(
            "dropped",
            gettext_lazy("Abgesetzt"),
            gettext_lazy("von der Tagesordnung genommen"),
            gettext_lazy("Wurde nicht beraten."),
            final=True,
        ),
    ),
    steps=(
        Step(
            "call",
            gettext_lazy("Aufrufen"),
            source=("waiting", "done", "deferred", "dropped"),
            target="running",
            right=RUN,
            verb="committees.item.called",
            unless=_session_not_open,
        ),
        Step(
            "finish",
            gettext_lazy("Abschließen"),
            source=("waiting", "running"),
            target="done",
            right=RUN,
            verb="committees.item.finished",
            unless=_voting,
        ),
        Step(
            "defer",
            gettext_lazy("Vertagen"),
            source=("waiting", "running"),
            target="deferred",
            right=RUN,
            verb="committees.item.deferred",
            unless=_voting,
        ),
        Step(
            "drop",
            gettext_lazy("Absetzen"),
            source=("waiting", "running"),
            target="dropped",
            right=RUN,
            verb="committees.item.dropped",
            unless=_voting,
        ),
        Step(
            "reset",
            gettext_lazy("Zurück auf offen"),
            source=("running", "done", "deferred", "dropped"),
            target="waiting",
            right=RUN,
            verb="committees.item.reset",
            unless=_not_in_minutes,
        ),
    ),
)

MINUTES = Flow(
    states=(
        State(
            "draft",
            gettext_lazy("Entwurf"),
            gettext_lazy("in Arbeit"),
            gettext_lazy("Nur wer sie schreibt, sieht sie. Als Nächstes geht sie an das Gremium."),
        ),
        State(
            "sent",
            gettext_lazy("Verschickt"),
            gettext_lazy("noch nicht genehmigt"),
            gettext_lazy("Das Gremium liest sie und genehmigt sie in der nächsten Sitzung."),
        ),
        State(
            "approved",
            gettext_lazy("Genehmigt"),
            gettext_lazy("genehmigt"),
            gettext_lazy("Steht fest. Was falsch ist, wird als Berichtigung eingetragen."),
            final=True,
        ),
    ),
    steps=(
        Step(
            "send",
            gettext_lazy("An das Gremium schicken"),
            source=("draft",),
            target="sent",
            right=RUN,
            verb="committees.minutes.sent",
            unless=_session_not_over,
            then=_stamp_sent,
        ),
        Step(
            "revise",
            gettext_lazy("Zurück in den Entwurf"),
            source=("sent",),
            target="draft",
            right=RUN,
            verb="committees.minutes.revised",
            needs_note=True,
        ),
        Step(
            "approve",
            gettext_lazy("Als genehmigt eintragen"),
            source=("sent",),
            target="approved",
            right=RUN,
            verb="committees.minutes.approved",
            fields=("approved_on",),
        ),
    ),
)
