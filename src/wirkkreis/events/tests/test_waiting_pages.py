import pytest
from django.urls import reverse

from wirkkreis.events.models import Workshop, WorkshopPlace
from wirkkreis.events.registration.registering import register


@pytest.fixture
def page(client, coordinator, here, settings):
    """The browser of the coordinator."""
    settings.ALLOWED_HOSTS = [here.host]
    client.defaults["HTTP_HOST"] = here.host
    client.force_login(coordinator.account)
    return client


@pytest.fixture
def workshop(event):
    return Workshop.objects.create(
        event=event, title={"de": "Theater"}, starts=event.starts, ends=event.ends, capacity=1
    )


def at(event, name="event-registrations", *more):
    return reverse(name, args=[event.pk, *more])


def test_the_line_is_changed_only_with_a_reason(page, event, admission, nobody):
    admission.capacity = 1
    admission.save()
    rows = [register(admission, by=nobody, language="de", name=name) for name in "0ABC"]
    url = at(event, "waiting-move", rows[3].pk)
    assert 'value="1"' in page.get(f"{url}?to=1").text
    assert page.get(f"{url}?to={'9' * 5000}").status_code == 200
    for bad in ({"to": "1"}, {"to": "0", "reason": "x"}, {"to": "", "reason": "x"}):
        assert page.post(url, bad).status_code == 422
    assert page.post(url, {"to": "1", "reason": "Hilft beim Aufbau"}).status_code == 303
    assert "".join(row.name for row in admission.registrations.in_line()) == "CAB"
    full = page.post(at(event, "waiting-offer", rows[1].pk), {"reason": "x"})
    assert full.status_code == 422
    assert "Dafür fehlt ein Platz." in full.text


def test_the_line_of_a_workshop_is_changed(page, event, admission, nobody, workshop):
    for name in "0AB":
        register(admission, by=nobody, language="de", name=name, workshops=[workshop])
    place = WorkshopPlace.objects.get(registration__name="B")
    shown = page.get(at(event, "event-waiting") + f"?workshop={workshop.pk}").text
    assert at(event, "workshop-waiting-move", place.pk) in shown
    url = at(event, "workshop-waiting-move", place.pk)
    answer = page.post(url, {"to": "1", "reason": "Leitet die Gruppe"})
    assert answer.url.endswith(f"?workshop={workshop.pk}")
    line = workshop.places.in_line().values_list("registration__name", flat=True)
    assert list(line) == ["B", "A"]
