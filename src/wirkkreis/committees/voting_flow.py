"""The states of a vote, and of a decision in writing.

Steps stamp their own row; freezing the electorate and counting belong to the verbs of `voting/`
and `circulating/`, which take the step first.
"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.accounts.actor import Actor
from wirkkreis.flow.engine import Flow, State, Step
from wirkkreis.tenancy import clock

if TYPE_CHECKING:
    from wirkkreis.committees.models import Circular, Vote

RUN = "committees.session.run"
HOUSE = "committees.vote.seal"


def _not_secret(vote: "Vote") -> str:
    return "" if vote.manner == "secret" else _("Diese Abstimmung ist nicht geheim.")


def _secret(vote: "Vote") -> str:
    if vote.manner == "secret":
        return _("Eine geheime Abstimmung wird beendet und dann ausgezählt.")
    return ""


def _in_session(vote: "Vote") -> str:
    return "" if vote.item_id is None else _("Diese Abstimmung gehört zu einer Sitzung.")


def _stamp_opened(vote: "Vote", _by: Actor) -> None:
    vote.opened_at = clock.now()
    vote.save(update_fields=["opened_at"])


def _stamp_over(vote: "Vote", _by: Actor) -> None:
    vote.closed_at = clock.now()
    vote.save(update_fields=["closed_at"])


def _stamp_started(circular: "Circular", _by: Actor) -> None:
    known = circular.committee.statutes
    circular.statute = known.on(clock.today()).first() or known.create(starts=clock.today())
    circular.starts = clock.now()
    circular.save(update_fields=["statute", "starts"])


VOTE = Flow(
    states=(
        State(
            "prepared",
            gettext_lazy("Vorbereitet"),
            gettext_lazy("noch nicht eröffnet"),
            gettext_lazy("Wird eröffnet, sobald das Gremium so weit ist."),
        ),
        State(
            "open",
            gettext_lazy("Läuft"),
            gettext_lazy("läuft"),
            gettext_lazy("Wer abstimmen darf, steht fest. Das Ergebnis kommt nach dem Ende."),
        ),
        State(
            "counting",
            gettext_lazy("Wird ausgezählt"),
            gettext_lazy("wird ausgezählt"),
            gettext_lazy("Die Spuren der Stimmen werden entfernt, dann kommt das Ergebnis."),
        ),
        State(
            "closed",
            gettext_lazy("Ausgezählt"),
            gettext_lazy("ausgezählt"),
            gettext_lazy("Das Ergebnis steht fest und in der Niederschrift."),
            final=True,
        ),
        State(
            "withdrawn",
            gettext_lazy("Zurückgenommen"),
            gettext_lazy("zurückgenommen"),
            gettext_lazy("Zählt nicht. Bei Bedarf wird noch einmal abgestimmt."),
            final=True,
        ),
    ),
    steps=(
        Step(
            "open",
            gettext_lazy("Abstimmung eröffnen"),
            source=("prepared",),
            target="open",
            right=RUN,
            verb="committees.vote.opened",
            then=_stamp_opened,
        ),
        Step(
            "close",
            gettext_lazy("Beenden und Ergebnis feststellen"),
            source=("open",),
            target="closed",
            right=RUN,
            verb="committees.vote.closed",
            unless=_secret,
            fields=("chair_side",),
            then=_stamp_over,
        ),
        Step(
            "finish",
            gettext_lazy("Mit dem Umlauf beenden"),
            source=("open",),
            target="closed",
            right="committees.circular.finish",
            verb="committees.vote.closed",
            unless=_in_session,
            then=_stamp_over,
        ),
        Step(
            "end",
            gettext_lazy("Beenden und auszählen"),
            source=("open",),
            target="counting",
            right=RUN,
            verb="committees.vote.ended",
            unless=_not_secret,
            then=_stamp_over,
        ),
        Step(
            "seal",
            gettext_lazy("Ergebnis feststellen"),
            source=("counting",),
            target="closed",
            right=HOUSE,
            verb="committees.vote.closed",
        ),
        Step(
            "withdraw",
            gettext_lazy("Zurücknehmen"),
            source=("prepared", "open", "counting", "closed"),
            target="withdrawn",
            right=RUN,
            verb="committees.vote.withdrawn",
            needs_note=True,
        ),
    ),
)

CIRCULAR = Flow(
    states=(
        State(
            "draft",
            gettext_lazy("Entwurf"),
            gettext_lazy("in Arbeit"),
            gettext_lazy("Noch nicht verschickt."),
        ),
        State(
            "running",
            gettext_lazy("Läuft"),
            gettext_lazy("läuft"),
            gettext_lazy("Die Mitglieder antworten bis zum Ende der Frist."),
        ),
        State(
            "stopped",
            gettext_lazy("Widersprochen"),
            gettext_lazy("in die nächste Sitzung verwiesen"),
            gettext_lazy("Ein Mitglied hat widersprochen. Der Punkt kommt in die nächste Sitzung."),
            final=True,
        ),
        State(
            "decided",
            gettext_lazy("Entschieden"),
            gettext_lazy("entschieden"),
            gettext_lazy("Das Ergebnis wird der nächsten Sitzung bekannt gegeben."),
            final=True,
        ),
    ),
    steps=(
        Step(
            "start",
            gettext_lazy("An alle verschicken"),
            source=("draft",),
            target="running",
            right=RUN,
            verb="committees.circular.started",
            fields=("ends",),
            then=_stamp_started,
        ),
        Step(
            "stop",
            gettext_lazy("Abbrechen"),
            source=("running",),
            target="stopped",
            right="committees.circular.object",
            verb="committees.circular.stopped",
            fields=("objection",),
        ),
        Step(
            "finish",
            gettext_lazy("Beenden und Ergebnis feststellen"),
            source=("running",),
            target="decided",
            right="committees.circular.finish",
            verb="committees.circular.decided",
        ),
    ),
)
