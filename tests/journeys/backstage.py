"""What a journey cannot do in a browser: `python -m tests.journeys.backstage passes 14 16` lets
sixteen days pass until the session of that id begins, `… works` lets the worker do what is waiting.
"""

import sys
from datetime import timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # only once Django is set up
from django.db.models import F  # noqa: E402  # see above

from wirkkreis.committees.models import Attendee, Session  # noqa: E402  # see above
from wirkkreis.tenancy import clock  # noqa: E402  # see above
from wirkkreis.tenancy.models import Partnership  # noqa: E402  # see above
from wirkkreis.tenancy.wall import inside  # noqa: E402  # see above


def passes(session: int, days: int) -> None:
    """What was done for a session lies days back, and it begins now."""
    earlier, now = timedelta(days=days), clock.now()
    Session.objects.filter(pk=session).update(
        starts=now, ends=now + timedelta(hours=2), invited_at=F("invited_at") - earlier
    )
    invited = Attendee.objects.filter(session=session)
    invited.update(invited_at=F("invited_at") - earlier)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["passes", session, days]:
            with inside(Partnership.objects.get(slug="mansfeld-suedharz")):
                passes(int(session), int(days))
        case ["works"]:
            call_command("procrastinate", "worker", "--one-shot")
