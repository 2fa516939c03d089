"""Rules of procedure by date."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from wirkkreis.committees.models import Statute
from wirkkreis.committees.procedure import Procedure
from wirkkreis.committees.seating.founding import procedure_on, write_statute


def test_without_own_rules_the_law_holds(committee):
    assert procedure_on(committee, date(2026, 1, 1)) == Procedure()


def test_rules_hold_from_their_day_and_leave_earlier_ones_alone(by, committee):
    old = write_statute(
        by=by, committee=committee, starts=date(2024, 1, 1), values={"quorum_least": 5}
    )
    write_statute(by=by, committee=committee, starts=date(2026, 1, 1), values={"quorum": "half"})
    assert procedure_on(committee, date(2025, 6, 1)).quorum == "more_than_half"
    now = procedure_on(committee, date(2026, 1, 1))
    assert (now.quorum, now.quorum_least) == ("half", 5)
    assert Statute.objects.get(pk=old.pk).procedure.quorum_least == 5


def test_a_correction_of_the_same_day_is_another_row(by, committee):
    day = date(2026, 1, 1)
    for least in (4, 6):
        write_statute(by=by, committee=committee, starts=day, values={"quorum_least": least})
    assert procedure_on(committee, day).quorum_least == 6
    assert Statute.objects.count() == 2


@pytest.mark.parametrize(
    ("rule", "value", "says"),
    [
        ("quorum_least", 0, "Zahl von 1 bis 60"),
        ("quorum", "all", "eine der Möglichkeiten"),
        ("signatures", ["  "], "mindestens einen Eintrag"),
        ("weather", 1, "gibt es nicht"),
    ],
)
def test_bad_rules_are_refused_at_their_field(by, committee, rule, value, says):
    with pytest.raises(ValidationError) as refused:
        write_statute(by=by, committee=committee, starts=date(2026, 1, 1), values={rule: value})
    assert says in refused.value.message_dict[rule][0]


def test_every_rule_says_itself_in_words():
    said = dict(Procedure(quorum_least=4).in_words())
    assert len(said) == len(Procedure.rules())
    assert ("Ja",) in said.values()
    assert ("Nein",) in said.values()
    assert ("mehr als die Hälfte der Stimmberechtigten",) in said.values()
