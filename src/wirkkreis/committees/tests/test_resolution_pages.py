"""The register as it is found, read, followed up and filled by hand."""

from datetime import timedelta

import pytest
from django.urls import reverse

from wirkkreis.accounts.models import Role
from wirkkreis.committees.models import Committee, Resolution
from wirkkreis.committees.records import following
from wirkkreis.flow.engine import take
from wirkkreis.goals.models import Measure

from .conftest import TODAY, _account
from .held import held_session, item, motion_voted, recused


@pytest.fixture
def resolved(committee):
    """Enters a resolution: `resolved("Fest", number=…, text=…)`."""

    def make(title, **facts):
        number = f"{Resolution.objects.count() + 1}/2026"
        given = {"committee": committee, "number": number, "day": TODAY, "power": "recommends"}
        return Resolution.objects.create(
            **given | {"title": title, "text": f"{title} gibt es.", "is_public": True} | facts
        )

    return make


@pytest.fixture
def outsider(here, client, settings):
    """The browser of a member of the partnership who sits in no body."""
    settings.DEMO = True
    account = _account("Fremd", Role.COMMITTEE)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def listed(browser, query="", name="resolutions"):
    found = browser.get(f"{reverse(name)}{query}")
    assert found.status_code == 200
    return [row.title for row in found.context["page"].object_list]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?q=Feste", ["Fest"]),
        ("?q=1/2026", ["Fest"]),
        ("?q=Straße", ["Lauf"]),
        ("?q=Strasse", ["Lauf"]),
        ("?year=2025", ["Alt"]),
        ("?year=Unsinn", ["Lauf", "Fest", "Alt"]),
        ("?kind=election", ["Lauf"]),
        ("?state=unassigned", ["Fest", "Alt"]),
        ("?state=none", ["Lauf"]),
        ("?sort=title", ["Alt", "Fest", "Lauf"]),
        ("?sort=-title", ["Lauf", "Fest", "Alt"]),
        ("?sort=Unsinn", ["Lauf", "Fest", "Alt"]),
        ("?page=99", ["Lauf", "Fest", "Alt"]),
    ],
)
def test_what_narrows_and_orders_the_register(at_work, resolved, query, titles):
    resolved("Fest")
    resolved("Lauf", kind="election", text="An der Straße.", needs_work=False)
    resolved("Alt", day=TODAY - timedelta(days=200))
    assert listed(at_work, query) == titles


def test_states_of_implementation(at_work, by, resolved):
    open_, late, done = resolved("Offen"), resolved("Spät"), resolved("Fertig")
    for row, days in ((open_, 9), (late, -3), (done, 9)):
        due = TODAY + timedelta(days=days)
        following.give_task(by=by, resolution=row, owner=None, due=due)
    take(Measure.objects.get(title__contains="Fertig"), "finish", by=by)
    assert listed(at_work, "?state=open") == ["Spät", "Offen"]
    assert listed(at_work, "?state=overdue") == ["Spät"]
    assert listed(at_work, "?state=done") == ["Fertig"]
    assert list(Resolution.objects.in_time()) == [done]


def test_one_body_among_several(at_work, resolved):
    other = Committee.objects.create(name="Forum", kind="youth")
    resolved("Fest")
    resolved("Lauf", committee=other)
    assert listed(at_work, f"?committee={other.pk}") == ["Lauf"]


def test_the_register_as_a_spreadsheet(at_work, resolved):
    resolved("Fest", conditions="Ohne Lärm")
    found = at_work.get(f"{reverse('resolutions')}?format=csv").content.decode()
    assert "1/2026" in found
    assert "Ohne Lärm" in found
    assert "noch niemandes Aufgabe" in found


def test_a_resolution_with_its_vote(at_work, committee):
    vote = motion_voted(item(held_session(committee), "Fest"), yes=2, no=1, number="1/2026")
    shown = at_work.get(vote.resolution.get_absolute_url()).content.decode()
    for words in ("Fest wird gefördert.", "Ja 2, Nein 1", "1. Sitzung 2026", "vergeben"):
        assert words in shown


def test_following_up(at_work, by, resolved):
    row = resolved("Fest")
    url = reverse("resolution-task", args=[row.pk])
    assert at_work.post(url, {"due": "gestern"}).status_code == 422
    at_work.post(url, {"owner": by.account.pk, "due": TODAY, "note": ""})
    row.refresh_from_db()
    assert (row.measure.owner, row.measure.due) == (by.account, TODAY)
    again = at_work.post(url, {"owner": by.account.pk, "due": TODAY})
    assert again.status_code == 422
    assert "schon als Aufgabe" in again.content.decode()


def test_nothing_to_do_and_back(at_work, resolved):
    row = resolved("Fest")
    url = reverse("resolution-need", args=[row.pk])
    for data, needs in (({}, False), ({"again": "1"}, True)):
        at_work.post(url, data)
        row.refresh_from_db()
        assert row.needs_work is needs


def test_entering_an_old_one_by_hand(at_work, committee):
    data = {
        "committee": committee.pk,
        "day": "2017-05-03",
        "number": "BV 4/17",
        "kind": "decision",
        "title": "Zielplan",
        "text": "Der Zielplan gilt.",
        "conditions": "",
    }
    url = reverse("resolution-add")
    assert at_work.post(url, data).status_code == 303
    assert Resolution.objects.get().number == "BV 4/17"
    twice = at_work.post(url, data)
    assert twice.status_code == 422
    assert "schon vergeben" in twice.content.decode()
    assert at_work.post(url, data | {"number": ""}).status_code == 303
    assert Resolution.objects.filter(number="1/2017").exists()


def test_other_words_only_for_what_was_not_voted_on(at_work, committee, resolved):
    voted = motion_voted(item(held_session(committee), "Fest"), yes=2, no=1, number="9/2026")
    assert at_work.get(reverse("resolution-change", args=[voted.resolution.pk])).status_code == 404
    row = resolved("Zielplan")
    url = reverse("resolution-change", args=[row.pk])
    assert url in at_work.get(row.get_absolute_url()).content.decode()
    assert at_work.post(url, {"title": "", "text": "Er gilt."}).status_code == 422
    at_work.post(url, {"title": "Zielplan 2026", "text": "Er gilt.", "conditions": ""})
    row.refresh_from_db()
    assert (row.title, row.text) == ("Zielplan 2026", "Er gilt.")


def test_who_sits_nowhere_reads_public_ones_and_enters_none(outsider, resolved, committee):
    resolved("Offen")
    hidden = resolved("Geheim", is_public=False)
    assert listed(outsider) == ["Offen"]
    assert outsider.get(hidden.get_absolute_url()).status_code == 404
    assert outsider.post(reverse("resolution-task", args=[hidden.pk])).status_code == 403
    data = {"committee": committee.pk, "day": TODAY, "kind": "decision", "title": "x", "text": "x"}
    assert outsider.post(reverse("resolution-add"), data).status_code in (403, 422)


def test_the_recused_find_nothing_of_a_closed_item(at_work, by, committee, seats, put):
    secret = item(held_session(committee), "Geheim", is_public=False)
    motion_voted(secret, yes=2, number="1/2026")
    mandate = put(seats[0], "Anna")
    mandate.person.account = by.account
    mandate.person.save()
    assert listed(at_work) == ["Geheim"]
    recused(secret, mandate)
    assert listed(at_work) == []
    found = Resolution.objects.get()
    assert found.get_absolute_url() not in at_work.get("/suche/?q=Geheim").content.decode()
    assert at_work.get(found.get_absolute_url()).status_code == 404
    assert at_work.post(reverse("resolution-publish", args=[found.pk])).status_code == 404


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_takes_as_many_queries_however_long(
    at_work, resolved, rows, django_assert_max_num_queries
):
    for number in range(rows):
        resolved(f"Fest {number}")
    at_work.get(reverse("resolutions"))
    with django_assert_max_num_queries(20):
        at_work.get(reverse("resolutions"))
