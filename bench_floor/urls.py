"""The floor's one page: 20 rows by ORM, rendered by a template."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from bench_floor.models import Event

ROWS = 20


def events(request: HttpRequest) -> HttpResponse:
    """The first 20 events with their places."""
    rows = Event.objects.select_related("place")[:ROWS]
    return render(request, "bench_floor/events.html", {"events": rows})


urlpatterns = [path("", events)]
