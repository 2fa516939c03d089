"""Every table of states holds together, and its diagram in docs/ is current."""

import pytest
from django.conf import settings

from tests.house.walked import our_models, told
from wirkkreis.access.rights import all_rights
from wirkkreis.activity.verbs import all_verbs
from wirkkreis.flow.diagrams import all_diagrams
from wirkkreis.flow.engine import Flowing

FLOWING = [model for model in our_models() if issubclass(model, Flowing)]
OPENS_AGAIN = {
    ("committees.AgendaItem", "call"): "an item is taken up once more in the same session",
    ("committees.AgendaItem", "reset"): "a button was pressed by mistake",
    ("committees.Session", "reopen"): "a session was closed by mistake",
    ("committees.Session", "resume"): "what was called off takes place after all",
    ("committees.Vote", "withdraw"): "a count was entered wrongly, or the vote has to be repeated",
    ("events.Event", "accept"): "an entry was turned down by mistake",
    ("events.Event", "reopen"): "a documentation turns out to lack something",
    ("events.Event", "resume"): "what was called off takes place after all",
    ("goals.Measure", "reopen"): "a task ticked off by mistake is taken up again",
}
"""Steps that lead out of a final state, and why."""


@pytest.fixture(params=FLOWING, ids=told)
def model(request):
    return request.param


def test_states_and_steps_have_names_of_their_own(model):
    for named in (model.FLOW.states, model.FLOW.steps):
        names = [one.name for one in named]
        assert len(names) == len(set(names))


def test_steps_lead_between_states_there_are(model):
    states = {state.name for state in model.FLOW.states}
    for step in model.FLOW.steps:
        assert {*step.source, step.target} <= states, step.name


def test_every_state_is_reached_from_the_first(model):
    reached = {model._meta.get_field("state").get_default()}
    for _ in model.FLOW.states:
        reached |= {step.target for step in model.FLOW.steps if reached.intersection(step.source)}
    assert reached == {state.name for state in model.FLOW.states}


def test_a_state_is_final_when_nothing_leads_out_of_it(model):
    leads_out = {
        source
        for step in model.FLOW.steps
        for source in step.source
        if (told(model), step.name) not in OPENS_AGAIN
    }
    for state in model.FLOW.states:
        assert state.final == (state.name not in leads_out), state.name


def test_every_step_asks_a_right_and_records_a_verb(model):
    rights = {right.name for right in all_rights()}
    verbs = {verb.name for verb in all_verbs()}
    for step in model.FLOW.steps:
        assert step.right in rights, step.name
        assert step.verb in verbs, step.name


def test_every_step_sets_fields_there_are(model):
    fields = {field.name for field in model._meta.concrete_fields}
    for step in model.FLOW.steps:
        assert set(step.fields) <= fields, step.name


def test_every_state_speaks_to_staff_and_public_and_says_what_is_next(model):
    for state in model.FLOW.states:
        assert all(map(str, (state.word, state.public_word, state.next))), state.name


def test_the_trail_may_keep_the_state(model):
    assert "state" in model.NON_PERSONAL


def test_the_list_of_what_opens_again_is_no_longer_than_needed():
    steps = {(told(model), step.name) for model in FLOWING for step in model.FLOW.steps}
    assert set(OPENS_AGAIN) <= steps


def test_the_diagrams_are_current():
    folder = settings.CHECKOUT / "docs" / "flows"
    drawn = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    assert drawn == all_diagrams(), "run: wirkkreis django draw_flows"
