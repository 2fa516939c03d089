"""Links that need no account."""

from uuid import UUID

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from wirkkreis.events.tokens import opened, sign

KEY = UUID("6f1b2c7e-0f43-4c19-9d3b-7f2f8a1f7c55")


@given(st.uuids())
def test_a_link_opens_what_it_was_made_for(key):
    assert opened("registration", sign("registration", key)) == key


def test_a_link_opens_nothing_else():
    with pytest.raises(Http404):
        opened("door", sign("registration", KEY))


@given(st.text(max_size=80))
def test_what_nobody_signed_opens_nothing(token):
    with pytest.raises(Http404):
        opened("registration", token)


def test_a_changed_link_opens_nothing():
    token = sign("registration", KEY)
    with pytest.raises(Http404):
        opened("registration", ("A" if token[0] != "A" else "B") + token[1:])
