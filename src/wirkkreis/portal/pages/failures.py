"""What is answered when something went wrong on the way in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failed(request: HttpRequest, **_: str) -> HttpResponse:
    """The form was too old or came from elsewhere: say so, and that nothing was saved."""
    return render(request, "portal/csrf_failed.html", status=403)
