"""Must hold: no row of a neighbour is reached by anything that does not itself open the wall."""

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Count
from django.db.utils import ProgrammingError

from wirkkreis.diary.models import Entry, EntryGoal, Kind
from wirkkreis.goals.models import Goal, Plan
from wirkkreis.places.models import Municipality
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import EVERYWHERE, OutsidePartnership, inside
from wirkkreis.testing.neighbour import MARK


@pytest.fixture
def theirs(ahrfeld):
    """A goal of the neighbour."""
    with inside(ahrfeld):
        return Goal.objects.select_related("plan").get()


OUTSIDE = {
    "iterate": lambda: list(Goal.objects.all()),
    "count": lambda: Goal.objects.count(),
    "exists": lambda: Goal.objects.exists(),
    "first": lambda: Goal.objects.first(),
    "get": lambda: Goal.objects.get(pk=1),
    "update": lambda: Goal.objects.update(number="x"),
    "delete": lambda: Goal.objects.all().delete(),
    "aggregate": lambda: Goal.objects.aggregate(Count("pk")),
    "in_bulk": lambda: Goal.objects.in_bulk([1]),
    "values": lambda: list(Goal.objects.values("pk")),
    "iterator": lambda: list(Goal.objects.iterator()),
    "explain": lambda: Goal.objects.all().explain(),
    "union": lambda: list(Goal.objects.all().union(Goal.objects.all())),
    "subquery": lambda: list(Partnership.objects.filter(pk__in=Goal.objects.values("partnership"))),
    "create": lambda: Kind.objects.create(code="x", name="x"),
    "bulk_create": lambda: Kind.objects.bulk_create([Kind(code="x", name="x")]),
    "get_or_create": lambda: Kind.objects.get_or_create(code="x"),
}


@pytest.mark.parametrize("attempt", OUTSIDE)
def test_outside_of_a_partnership_every_way_raises(db, attempt):
    with pytest.raises(OutsidePartnership):
        OUTSIDE[attempt]()


def test_outside_related_managers_raise(theirs):
    with pytest.raises(OutsidePartnership):
        list(theirs.plan.goals.all())


def test_outside_many_to_many_raises(ahrfeld):
    with inside(ahrfeld):
        entry = Entry.objects.get()
    with pytest.raises(OutsidePartnership):
        list(entry.goals.all())


INSIDE = {
    "get": lambda pk: Goal.objects.filter(pk=pk).exists(),
    "base manager": lambda pk: Goal._base_manager.filter(pk=pk).exists(),
    "plain manager": lambda pk: _plain(Goal).filter(pk=pk).exists(),
    "raw": lambda pk: bool(list(Goal.objects.raw("SELECT * FROM goals_goal WHERE id = %s", [pk]))),
    "cursor": lambda pk: _sql("SELECT 1 FROM goals_goal WHERE id = %s", pk),
    "update": lambda pk: _plain(Goal).filter(pk=pk).update(number="stolen"),
    "delete by cursor": lambda pk: _sql("DELETE FROM goals_goal WHERE id = %s RETURNING 1", pk),
    "join": lambda pk: _sql(
        "SELECT 1 FROM tenancy_partnership p JOIN goals_goal g ON g.partnership_id = p.id "
        "WHERE g.id = %s",
        pk,
    ),
}


@pytest.mark.parametrize("attempt", INSIDE)
def test_inside_one_partnership_the_neighbour_is_not_there(mansfeld, attempt):
    theirs = _id_of_a_neighbouring_goal()
    assert not INSIDE[attempt](theirs)


def test_what_the_attempts_look_for_does_exist(theirs, ahrfeld):
    with inside(ahrfeld):
        assert all(INSIDE[name](theirs.pk) for name in ("get", "raw", "cursor", "join"))


def test_a_row_cannot_point_at_a_neighbours_row(mansfeld):
    theirs = _id_of_a_neighbouring_goal()
    entry = Entry.objects.latest("pk")
    with pytest.raises(IntegrityError), transaction.atomic():
        EntryGoal.objects.create(entry=entry, goal_id=theirs)
        connection.check_constraints()


def test_a_row_cannot_be_written_into_the_neighbours_house(mansfeld, ahrfeld):
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Kind.objects.create(code="x", name="x", partnership=ahrfeld)


def test_a_row_cannot_be_moved_next_door(mansfeld, ahrfeld):
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Kind.objects.filter(code="meeting").update(partnership=ahrfeld)


def test_one_cannot_enter_a_second_partnership(mansfeld, ahrfeld):
    with pytest.raises(OutsidePartnership), inside(ahrfeld):
        pass


def test_leaving_closes_the_wall_again(ahrfeld):
    with inside(ahrfeld):
        assert Municipality.objects.get().name.startswith(MARK)
    assert not _sql("SELECT 1 FROM goals_goal WHERE id > %s", 0)


def test_everywhere_sees_both(db):
    with inside(EVERYWHERE):
        assert Plan.objects.values("partnership").distinct().count() == 2


def test_everywhere_ends(db):
    with inside(EVERYWHERE):
        pass
    assert not _sql("SELECT 1 FROM goals_goal WHERE id > %s", 0)


def test_the_app_role_neither_owns_nor_bypasses(db):
    assert not _sql("SELECT 1 FROM pg_tables WHERE tableowner = current_user AND %s", pk=True)
    assert not _sql(
        "SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls) AND %s",
        pk=True,
    )


def _id_of_a_neighbouring_goal():
    """Foreign ids are guessed, so the test may know one: the ids run through both houses."""
    own = set(Goal.objects.values_list("pk", flat=True))
    return next(pk for pk in range(1, max(own) + 50) if pk not in own)


def _plain(model):
    manager: models.Manager[Goal] = models.Manager()
    manager.model = model
    return manager


def _sql(statement, pk):
    with connection.cursor() as cursor:
        cursor.execute(statement, [pk])
        return bool(cursor.fetchall())
