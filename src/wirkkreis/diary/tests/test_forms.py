from uuid import uuid4

import pytest
from django.http import QueryDict

from wirkkreis.diary.forms import EntryForm, offered_goals
from wirkkreis.diary.tests.conftest import TODAY
from wirkkreis.goals.models import Goal, Level


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


@pytest.mark.parametrize(
    ("typed", "reached"),
    [
        ({}, {}),
        ({"people": "0"}, {"": 0}),
        ({"people": "12"}, {"": 12}),
        ({"band_0": "3", "band_4": "2"}, {"0–13": 3, "65+": 2}),
        ({"people": "5", "band_0": "3", "band_4": "2"}, {"0–13": 3, "65+": 2}),
        ({"people": "7", "band_0": "3"}, {"0–13": 3, "": 4}),
    ],
)
def test_total_and_age_bands_come_together(filled, typed, reached):
    form = filled(**typed)
    assert form.is_valid(), form.errors
    assert form.content()["reached"] == reached


def test_another_duration_wins_over_the_chips(filled):
    form = filled(minutes="60", other_minutes="75")
    assert form.is_valid(), form.errors
    assert form.content()["minutes"] == 75


def test_only_the_lowest_goals_of_plans_in_force_are_offered(goals, plan):
    top = Goal.objects.create(plan=plan, level=Level.GUIDING, position=9, text="Oben")
    Goal.objects.filter(pk=goals[0].pk).update(parent=top)
    assert list(offered_goals()) == goals
    plan.state = "closed"
    plan.save(update_fields=["state"])
    assert not offered_goals()
