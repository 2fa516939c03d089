"""The agenda: order, the usual frame, what came late, and what stays."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from wirkkreis.activity.models import Activity
from wirkkreis.committees.agenda import arranging, late_items, papers
from wirkkreis.committees.inviting import sending
from wirkkreis.committees.models import (
    AgendaItem,
    Clearing,
    ItemKind,
    Minutes,
    Paper,
    Resolution,
    Session,
    Vote,
)
from wirkkreis.tenancy import clock


@pytest.fixture
def planned(sitting):
    """The session before its invitation."""
    Session.objects.filter(pk=sitting.pk).update(state="planned")
    sitting.refresh_from_db()
    return sitting


@pytest.fixture
def three(planned, by):
    return [
        arranging.add_item(by=by, item=AgendaItem(session=planned, title=title))
        for title in ("Erstes", "Zweites", "Drittes")
    ]


def titles(session):
    return [str(item) for item in session.items.in_turn()]


def invited(session):
    Session.objects.filter(pk=session.pk).update(state="invited", invited_at=clock.now())


def last_verb():
    return Activity.objects.latest("pk").verb


def test_items_are_numbered_as_they_come(planned, three):
    assert titles(planned) == ["1. Erstes", "2. Zweites", "3. Drittes"]


@pytest.mark.parametrize(
    ("which", "up", "order"),
    [
        (0, False, ["1. Zweites", "2. Erstes", "3. Drittes"]),
        (2, True, ["1. Erstes", "2. Drittes", "3. Zweites"]),
        (0, True, ["1. Erstes", "2. Zweites", "3. Drittes"]),
        (2, False, ["1. Erstes", "2. Zweites", "3. Drittes"]),
    ],
)
def test_an_item_moves_past_its_neighbour(planned, three, by, which, up, order):
    arranging.move_item(by=by, item=three[which], up=up)
    assert titles(planned) == order


def test_what_is_taken_out_leaves_no_gap(planned, three, by):
    arranging.remove_item(by=by, item=three[1])
    assert titles(planned) == ["1. Erstes", "2. Drittes"]
    assert last_verb() == "committees.item.removed"


def test_an_empty_agenda_gets_the_usual_frame_once(planned, by):
    earlier = Session.objects.create(
        committee=planned.committee,
        title="Letzte",
        starts=clock.now(),
        ends=planned.ends,
        state="closed",
    )
    Minutes.objects.create(session=earlier, state="sent")
    made = arranging.lay_frame(by=by, session=planned)
    assert [item.title for item in made] == [
        "Eröffnung und Beschlussfähigkeit",
        "Niederschrift: Letzte",
        "Verschiedenes",
    ]
    assert made[1].kind == ItemKind.MINUTES
    assert made[1].minutes_of == earlier
    assert arranging.lay_frame(by=by, session=planned) == []


def test_without_minutes_to_approve_the_frame_has_two_items(planned, by):
    assert len(arranging.lay_frame(by=by, session=planned)) == 2


def test_what_comes_after_the_invitation_is_late_and_said(planned, three, by):
    invited(planned)
    late = arranging.add_item(by=by, item=AgendaItem(session=planned, title="Neu"))
    assert late.is_late
    assert last_verb() == "committees.item.added_late"
    assert not any(item.is_late for item in three)
    for item in [*three, late]:
        arranging.remove_item(by=by, item=item)
    assert last_verb() == "committees.item.removed_late"
    assert not planned.items.exists()


@pytest.mark.parametrize("state", ["closed", "cancelled"])
def test_the_agenda_of_a_session_that_is_over_stays(planned, three, by, state):
    Session.objects.filter(pk=planned.pk).update(state=state)
    for change in (
        lambda: arranging.add_item(by=by, item=AgendaItem(session=planned, title="Neu")),
        lambda: arranging.change_item(by=by, item=three[0]),
        lambda: arranging.move_item(by=by, item=three[0], up=False),
        lambda: arranging.remove_item(by=by, item=three[0]),
    ):
        with pytest.raises(ValidationError, match="Sitzung ist"):
            change()


def vote(item):
    Vote.objects.create(item=item, manner="hands")


def resolve(item):
    Resolution.objects.create(
        committee=item.committee, number="1", day=item.session.on, item=item, power="decides"
    )


def begin(item):
    AgendaItem.objects.filter(pk=item.pk).update(state="done")


@pytest.mark.parametrize(
    ("done", "said"),
    [(vote, "eine Abstimmung"), (resolve, "einen Beschluss"), (begin, "schon an der Reihe")],
)
def test_what_was_dealt_with_stays_on_the_agenda(three, by, done, said):
    done(three[0])
    with pytest.raises(ValidationError, match=said):
        arranging.remove_item(by=by, item=three[0])


def test_what_is_no_longer_public_has_no_public_papers(three, by, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("plan.txt", b"Plan")
    (paper,) = papers.add_papers(by=by, item=three[0], files=[file], is_public=True)
    three[0].is_public = False
    arranging.change_item(by=by, item=three[0])
    paper.refresh_from_db()
    assert not paper.is_public
    with pytest.raises(ValidationError, match="nichtöffentlich"):
        papers.add_papers(by=by, item=three[0], files=[file], is_public=True)


def test_an_item_goes_with_its_files(
    three, by, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    papers.add_papers(by=by, item=three[0], files=[SimpleUploadedFile("plan.txt", b"Plan")])
    with django_capture_on_commit_callbacks() as callbacks:
        arranging.remove_item(by=by, item=three[0])
        assert [path for path in tmp_path.rglob("*") if path.is_file()]
    for callback in callbacks:
        callback()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not Paper.objects.exists()


@pytest.mark.parametrize(
    ("late", "clearing", "said"),
    [
        ("objection", "", "wenn niemand widerspricht"),
        ("objection", Clearing.NO_OBJECTION, ""),
        ("objection", Clearing.NO_DECISIONS, "nicht beschlossen"),
        ("objection", Clearing.URGENT, "wenn niemand widerspricht"),
        ("urgent", "", "die Dringlichkeit"),
        ("urgent", Clearing.URGENT, ""),
        ("no_decisions", "", "nicht beschlossen"),
        ("no_decisions", Clearing.URGENT, "nicht beschlossen"),
    ],
)
def test_a_late_item_is_decided_only_as_the_rules_allow(rules, item, late, clearing, said):
    item.session.statute = rules(late=late)
    assert late_items.why_not_decided(item) == ""
    item.is_late, item.clearing = True, clearing
    reason = late_items.why_not_decided(item)
    assert bool(reason) == bool(said)
    assert said in reason


def test_only_what_the_rules_know_clears_a_late_item(item, by):
    with pytest.raises(ValidationError, match="sieht die Geschäftsordnung nicht vor"):
        late_items.clear(by=by, item=item, clearing=Clearing.NO_OBJECTION)
    AgendaItem.objects.filter(pk=item.pk).update(is_late=True)
    with pytest.raises(ValidationError, match="sieht die Geschäftsordnung nicht vor"):
        late_items.clear(by=by, item=item, clearing=Clearing.URGENT)
    item.refresh_from_db()
    assert late_items.clearing_offered(item) == Clearing.NO_OBJECTION
    cleared = late_items.clear(by=by, item=item, clearing=Clearing.NO_OBJECTION)
    assert late_items.clearing_offered(cleared) is None
    assert late_items.why_not_decided(cleared) == ""
    Vote.objects.create(item=item, manner="hands", state="closed")
    with pytest.raises(ValidationError, match="schon abgestimmt"):
        late_items.clear(by=by, item=item, clearing=Clearing.NONE)


def test_what_was_late_stands_in_a_new_invitation_in_time(item, by):
    AgendaItem.objects.update(is_late=True, clearing=Clearing.NO_DECISIONS)
    starts = clock.now() + timedelta(days=40)
    Session.objects.update(state="planned", starts=starts, ends=starts + timedelta(hours=2))
    item.session.refresh_from_db()
    sending.invite(item.session, by=by)
    item.refresh_from_db()
    assert (item.is_late, item.clearing) == (False, "")


def test_a_new_item_comes_before_the_usual_last_one(by, planned):
    arranging.lay_frame(by=by, session=planned)
    arranging.add_item(by=by, item=AgendaItem(session=planned, title="Neue Satzung"))
    items = list(planned.items.in_turn())
    assert [item.title for item in items][-2:] == ["Neue Satzung", "Verschiedenes"]
    assert [item.position for item in items] == list(range(1, len(items) + 1))
