"""Which pages are measured, and for whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db import connection
from django.middleware.csrf import CSRF_SECRET_LENGTH
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.http import urlencode

from wirkkreis.accounts.models import Account
from wirkkreis.console.bench.ballots import OPEN_VOTERS, SECRET_VOTERS, sides, write_vote
from wirkkreis.console.bench.crowd import EVENTS, write_many_events
from wirkkreis.console.bench.many import ENTRIES, NEVER, OFTEN, ONCE, write_many
from wirkkreis.events.models import Event
from wirkkreis.events.registration.robots import new_ticket
from wirkkreis.goals.models import Goal, Indicator, Plan
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside
from wirkkreis.testing.cast import MANSFELD

HOST = "localhost"
OUT, IN = "signed out", "signed in"
ANEW = ", made anew"
"""Said of public pages asked for in a way that is not kept: what a page costs after each change."""
# Asked for so often before the queries are counted, so that nothing is counted that is done once.
WARM_UPS = 2
FORMS = 600
"""Registrations to be sent; one connection may send 900 an hour."""
A_MINUTE = 60.0


@dataclass(frozen=True)
class Page:
    """A page to measure: its name for people, its path, who looks, the cookies she sends."""

    name: str
    path: str
    who: str
    cookie: str = ""
    queries: int = 0
    raw: int = 0
    forms: Sequence[str] = ()
    """To be sent instead of asking for the page."""
    paths: Sequence[str] = ()
    """Where each form goes, where not all go to the page."""
    seconds: float = 0
    """How long it may take at most, where that is another time than for the other pages."""


def pages() -> Iterator[Page]:
    """Every page for whom it is meant, with the queries it makes."""
    stranger, coordinator = Client(headers={"host": HOST}), _coordinator()
    for name, path in _public().items():
        yield _counted(name, path, OUT, stranger)
    for name, path in _public().items():
        if "?" not in path:
            yield _counted(f"{name}{ANEW}", f"{path}?neu=1", OUT, stranger)
    for name, path in (_public() | _inner()).items():
        yield _counted(name, path, IN, coordinator)


def searches() -> Iterator[Page]:
    """Searches through very many entries, which are written first."""
    coordinator = _coordinator()
    write_many(Partnership.objects.get(host=HOST))
    for said, word in {"often": OFTEN, "once": ONCE, "never": NEVER}.items():
        path = f"{reverse('search')}?{urlencode({'q': word})}"
        yield _counted(f"search in {ENTRIES}, {said}", path, IN, coordinator)


def crowded() -> Iterator[Page]:
    """Calendar and lists of very many events, and people who register one after the other."""
    partnership = Partnership.objects.get(host=HOST)
    write_many_events(partnership)
    stranger, coordinator = Client(headers={"host": HOST}), _coordinator()
    with inside(partnership):
        event = Event.objects.filter(state="open").select_related("admission").latest("pk")
    month = [clock.today().year, clock.today().month]
    calendar = {
        "calendar": reverse("events"),
        "month": reverse("events-month", args=month),
        "event": reverse("event", args=[event.pk]),
    }
    for name, path in calendar.items():
        yield _counted(f"{name} of {EVENTS}", path, OUT, stranger)
        yield _counted(f"{name} of {EVENTS}{ANEW}", f"{path}?neu=1", OUT, stranger)
    yield _counted(f"planning of {EVENTS}", reverse("events-planning"), IN, coordinator)
    yield _registering(event)


def voting() -> Iterator[Page]:
    """A thousand people who vote openly, and two hundred who vote secretly, each by her link."""
    partnership = Partnership.objects.get(host=HOST)
    secret = "b" * CSRF_SECRET_LENGTH
    for manner, voters in (("open", OPEN_VOTERS), ("secret", SECRET_VOTERS)):
        paths = write_vote(partnership, manner=manner, voters=voters)
        forms = [
            urlencode({"csrfmiddlewaretoken": secret, "side_0": side}) for side in sides(paths)
        ]
        page = _counted(f"{manner} vote of {voters}", paths[0], OUT, Client(headers={"host": HOST}))
        cookie = f"csrftoken={secret}"
        yield replace(page, cookie=cookie, forms=forms, paths=paths, seconds=A_MINUTE)


def _registering(event: Event) -> Page:
    """Forms that were opened a moment ago, each by somebody else."""
    with clock.at(clock.now() - timedelta(seconds=10)):
        tickets = [new_ticket(about=event.admission.pk) for _ in range(FORMS)]
    secret = "b" * CSRF_SECRET_LENGTH
    forms = [
        urlencode({"ticket": ticket, "csrfmiddlewaretoken": secret, "size": "1"})
        for ticket in tickets
    ]
    path, cookie = reverse("event-register", args=[event.pk]), f"csrftoken={secret}"
    return Page("somebody registers", path, OUT, cookie, forms=forms)


def _coordinator() -> Client:
    client = Client(headers={"host": HOST})
    client.force_login(Account.objects.get(email=MANSFELD[0].email))
    return client


def _public() -> dict[str, str]:
    with inside(Partnership.objects.get(host=HOST)):
        plan = Plan.objects.latest("starts")
        # The goal with the most to show, and a number with rows behind it.
        indicator = Indicator.objects.filter(goal__plan=plan, source="diary.entries").first()
        goal = indicator.goal if indicator else Goal.objects.filter(plan=plan).first()
        assert indicator is not None
        assert goal is not None
        return {
            "home": reverse("home"),
            "plan overview": reverse("plan", args=[plan.pk]),
            "goal": reverse("goal", args=[goal.pk]),
            "proof of a number": reverse("indicator", args=[indicator.pk]),
            "plan as JSON": reverse("plan-json", args=[plan.pk]),
            "search": reverse("search") + "?q=Konferenz",
        }


def _inner() -> dict[str, str]:
    return {
        "Heute": reverse("today"),
        "diary": reverse("diary"),
        "diary, write": reverse("diary-write"),
    }


def _counted(name: str, path: str, who: str, client: Client) -> Page:
    for _ in range(WARM_UPS):
        client.get(path)
    with CaptureQueriesContext(connection) as counted:
        answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answers {answer.status_code} for somebody {who}.")
    content = b"".join(answer) if answer.streaming else answer.content
    cookie = "; ".join(f"{key}={value.value}" for key, value in client.cookies.items())
    return Page(name, path, who, cookie, queries=len(counted), raw=len(content))
