"""What browsers may keep of the pages of somebody who is signed in."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse

from wirkkreis.access.guard import GuardMiddleware


@pytest.mark.parametrize(
    ("signed_in", "said", "kept"),
    [
        (False, "", True),
        (True, "", False),
        (True, "public, max-age=600", False),
        (True, "public, max-age=31536000, immutable", True),
    ],
)
def test_nothing_of_a_signed_in_person_is_kept_but_what_never_ages(signed_in, said, kept):
    def view(_request):
        return HttpResponse(headers={"Cache-Control": said} if said else {})

    request: Any = SimpleNamespace(user=SimpleNamespace(is_authenticated=signed_in))
    answer = GuardMiddleware(view)(request)
    assert ("no-store" not in answer.headers.get("Cache-Control", "")) is kept
