from uuid import uuid4

import pytest
from django.http import QueryDict

from wirkkreis.diary import writing
from wirkkreis.diary.forms import EntryForm
from wirkkreis.diary.tests.conftest import TODAY


@pytest.fixture
def filled(kinds):
    """The form, filled with what is needed and what a test adds."""

    def fill(**values):
        data = QueryDict(mutable=True)
        given = {"kind": kinds["visit"].pk, "day": TODAY.isoformat(), "nonce": str(uuid4())}
        for name, value in (given | values).items():
            data.setlist(name, value if isinstance(value, list) else [str(value)])
        return EntryForm(data)

    return fill


def test_total_and_age_bands_come_together(filled):
    form = filled(people="7", band_0="3")
    assert form.is_valid(), form.errors
    assert form.content()["reached"] == {"0–13": 3, "": 4}


def test_another_duration_wins_over_the_chips(filled):
    form = filled(minutes="60", other_minutes="75")
    assert form.is_valid(), form.errors
    assert form.content()["minutes"] == 75


def test_an_entry_keeps_the_goals_it_has_though_their_plan_is_over(anna, kinds, goals, plan):
    entry = writing.write(by=anna, kind=kinds["visit"], day=TODAY, goals=goals[:1])
    plan.state = "closed"
    plan.save(update_fields=["state"])
    assert _offered(EntryForm(entry=entry)) == goals[:1]
    assert not _offered(EntryForm())


def _offered(form):
    return list(form.fields["goals"].queryset)
