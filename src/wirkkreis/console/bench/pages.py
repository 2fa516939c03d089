"""Which pages are measured, and for whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.http import urlencode

from wirkkreis.accounts.models import Account
from wirkkreis.console.bench.many import ENTRIES, NEVER, OFTEN, ONCE, write_many
from wirkkreis.goals.models import Goal, Indicator, Plan
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside
from wirkkreis.testing.cast import MANSFELD

HOST = "localhost"
OUT, IN = "signed out", "signed in"
ANEW = ", made anew"
"""Said of public pages asked for in a way that is not kept: what a page costs after each change."""
# Asked for so often before the queries are counted, so that nothing is counted that is done once.
WARM_UPS = 2


@dataclass(frozen=True)
class Page:
    """A page to measure: its name for people, its path, who looks, the cookies she sends."""

    name: str
    path: str
    who: str
    cookie: str = ""
    queries: int = 0
    raw: int = 0


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
