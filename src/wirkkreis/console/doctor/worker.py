"""Background work: is a worker alive, and does anything lie failed or too long undone."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Max
from django.utils.translation import gettext
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from wirkkreis.console.doctor.finding import Finding
from wirkkreis.tenancy import clock

# A worker says every ten seconds that it lives.
SILENCE = timedelta(seconds=60)
FAILURES_SINCE = timedelta(days=7)


def examine() -> Iterator[Finding]:
    """The worker's last sign of life, and the tasks that failed lately."""
    yield _alive()
    yield _failed()


def _alive() -> Finding:
    about = gettext("Hintergrundarbeit")
    mend = gettext(
        "Starten Sie sie: systemctl restart wirkkreis-worker (von Hand: wirkkreis worker)."
    )
    seen = ProcrastinateWorker.objects.aggregate(last=Max("last_heartbeat"))["last"]
    if seen is None:
        return Finding(about, gettext("läuft nicht."), mend)
    silent = clock.now() - seen
    if silent > SILENCE:
        minutes = {"minutes": round(silent.total_seconds() / 60)}
        return Finding(about, gettext("schweigt seit %(minutes)s Minuten.") % minutes, mend)
    return Finding(about, gettext("läuft."))


def _failed() -> Finding:
    about = gettext("Aufgaben im Hintergrund")
    since = clock.now() - FAILURES_SINCE
    failed = (
        ProcrastinateJob.objects.filter(status="failed", procrastinateevent__at__gte=since)
        .distinct()
        .count()
    )
    waiting = ProcrastinateJob.objects.filter(status="todo").count()
    if failed:
        return Finding(
            about,
            gettext("%(count)s sind in den letzten sieben Tagen gescheitert.") % {"count": failed},
            gettext(
                "Warum, steht im Protokoll: journalctl -u wirkkreis-worker. Noch einmal versuchen: "
                "wirkkreis django procrastinate shell, dann list_jobs status=failed und "
                "retry NUMMER."
            ),
        )
    return Finding(about, gettext("%(count)s warten, keine ist gescheitert.") % {"count": waiting})
