"""Whatever people do in whatever order: never too many, never unfair, nobody lost."""

from contextlib import contextmanager, suppress
from datetime import timedelta
from itertools import combinations, count

from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.events.formats import lay_out_formats
from wirkkreis.events.models import (
    Admission,
    Event,
    GroupRule,
    Registration,
    Workshop,
    WorkshopPlace,
)
from wirkkreis.events.registration.holding import (
    free_in,
    free_places,
    next_in_line,
    next_in_workshop,
)
from wirkkreis.events.registration.registering import cancel, change, confirm, register
from wirkkreis.events.registration.waiting import accept, pass_on
from wirkkreis.events.registration.workshops import accept_workshop, leave_workshop
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import write_rules

SIZES = st.integers(1, 4)
PICKS = st.integers(0, 30)
SLOTS = ((0, 2), (0, 2), (1, 3))
"""Hours of the workshops: two at the same time, the third overlaps both by an hour."""


class Crowd(RuleBasedStateMachine):
    """People around one event with three workshops."""

    @initialize(
        places=st.integers(1, 7),
        held=st.booleans(),
        group_rule=st.sampled_from(GroupRule),
        rooms=st.tuples(*[st.none() | st.integers(1, 4)] * 3),
    )
    def begin(self, places, held, group_rule, rooms):
        self.now = clock.now()
        self.held = held
        self.made = 0
        write_rules(clock.today().year, {"waiting_groups": "held" if held else "passed"})
        starts = self.now + timedelta(days=900)
        event = Event.objects.create(
            title={"de": "Konferenz"},
            format=lay_out_formats()[0],
            starts=starts,
            ends=starts + timedelta(hours=4),
            state="open",
            published_at=self.now,
        )
        self.admission = Admission.objects.create(
            event=event, capacity=places, largest_group=4, group_rule=group_rule
        )
        self.workshops = [
            Workshop.objects.create(
                event=event,
                title={"de": "Workshop"},
                starts=starts + timedelta(hours=first),
                ends=starts + timedelta(hours=last),
                capacity=room,
            )
            for room, (first, last) in zip(rooms, SLOTS, strict=True)
        ]

    @rule(size=SIZES, with_address=st.booleans(), wishes=st.permutations(range(3)), many=PICKS)
    def somebody_registers(self, size, with_address, wishes, many):
        with self._a_fair_step(), suppress(ValidationError):
            register(
                self.admission,
                by=NOBODY,
                language="de",
                size=size,
                email=f"{next(COUNT)}@example.org" if with_address else "",
                workshops=[self.workshops[wish] for wish in wishes[: many % 4]],
            )
            self.made += 1

    @precondition(lambda self: self.made)
    @rule(pick=PICKS, verb=st.sampled_from((confirm, cancel, accept)))
    def somebody_decides(self, pick, verb):
        with self._a_fair_step(), suppress(ValidationError):
            verb(self._somebody(pick), by=NOBODY)

    @precondition(lambda self: self.made)
    @rule(pick=PICKS, size=SIZES, wishes=st.permutations(range(3)), many=PICKS)
    def somebody_changes(self, pick, size, wishes, many):
        wished = [self.workshops[wish] for wish in wishes[: many % 4]]
        with self._a_fair_step(), suppress(ValidationError):
            change(self._somebody(pick), by=NOBODY, size=size, workshops=wished)

    @rule(pick=PICKS, verb=st.sampled_from((accept_workshop, leave_workshop)))
    def somebody_decides_on_a_workshop(self, pick, verb):
        places = list(self._places())
        if places:
            with self._a_fair_step(), suppress(ValidationError):
                verb(places[pick % len(places)], by=NOBODY)

    @rule(hours=st.integers(1, 60))
    def time_passes(self, hours):
        self.now += timedelta(hours=hours)
        with self._a_fair_step():
            pass_on(self.admission)

    @rule(more=st.integers(1, 3))
    def the_room_gets_larger(self, more):
        self.admission.capacity += more
        self.admission.save()
        with self._a_fair_step():
            pass_on(self.admission)

    @invariant()
    def there_are_never_more_people_than_places(self):
        with clock.at(self.now):
            assert (free_places(self.admission) or 0) >= 0
            for workshop in self.workshops:
                assert (free_in(workshop) or 0) >= 0

    @invariant()
    def nobody_waits_who_would_fit(self):
        with clock.at(self.now):
            assert next_in_line(self.admission) is None
            for workshop in self.workshops:
                assert next_in_workshop(workshop) is None

    @invariant()
    def nobody_is_at_two_workshops_at_once(self):
        firm = self._places().filter(state="firm").select_related("workshop")
        for one, other in combinations(firm, 2):
            mine = one.registration_id == other.registration_id
            assert not (mine and one.workshop.overlaps(other.workshop))

    @invariant()
    def nobody_is_lost(self):
        lines = list(self._registrations().values_list("line", flat=True))
        assert lines == list(range(1, self.made + 1))

    @contextmanager
    def _a_fair_step(self):
        """Nobody is given a place while somebody before them waits who had to get it."""
        before = {row.pk for row in self._registrations() if row.state == "waiting"}
        known = set(self._registrations().values_list("pk", flat=True))
        with clock.at(self.now):
            yield
        after = list(self._registrations())
        waiting = [row for row in after if row.state == "waiting"]
        for row in after:
            new = row.pk in before or row.pk not in known
            if new and row.state in {"offered", "firm", "unconfirmed"}:
                passed = [other for other in waiting if other.line < row.line]
                assert not (self.held and passed)
                assert all(other.size > row.size for other in passed)

    def _somebody(self, pick):
        found = list(self._registrations())
        return found[pick % len(found)]

    def _registrations(self):
        return Registration.objects.filter(admission=self.admission).order_by("line")

    def _places(self):
        mine = WorkshopPlace.objects.filter(registration__admission=self.admission)
        return mine.order_by("pk").select_related("registration__admission")


COUNT = count()


def play(examples: int, steps: int) -> None:
    """Let a crowd do anything, so many times; raises AssertionError with the shortest story."""
    run_state_machine_as_test(
        Crowd,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_whatever_people_do_in_whatever_order(here):
    play(examples=5, steps=15)
