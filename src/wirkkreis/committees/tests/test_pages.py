"""The pages of bodies, seats and rules."""

from datetime import date

import pytest
from django.urls import reverse

from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.committees.models import (
    Committee,
    Mandate,
    Office,
    OfficeKind,
    Seat,
    Statute,
    Tie,
)
from wirkkreis.committees.seating import seating
from wirkkreis.committees.tests.conftest import FIRST, LAST, TODAY
from wirkkreis.people.models import Person


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def test_the_first_body_bears_the_partnerships_own_word(at_work):
    assert "Noch kein Gremium" in text(at_work.get("/gremienarbeit/"))
    assert 'value="Bündnis"' in text(at_work.get("/gremienarbeit/neu/"))
    sent = {"name": "Bündnis", "kind": "steering", "power": "recommends", "is_active": "on"}
    answer = at_work.post("/gremienarbeit/neu/", sent, follow=True)
    assert "Noch keine Sitze" in text(answer)


@pytest.mark.parametrize("more", [0, 9])
def test_the_list_asks_as_often_for_many_bodies_as_for_one(
    at_work, committee, seats, more, django_assert_num_queries
):
    Committee.objects.bulk_create(Committee(name=f"Kreis {n}", kind="expert") for n in range(more))
    at_work.get("/gremienarbeit/")
    with django_assert_num_queries(12):
        assert at_work.get("/gremienarbeit/").status_code == 200


def test_a_seat_is_set_up_and_filled_by_a_new_person(at_work, committee):
    sent = {"title": "Sport", "bench": "civil_society", "votes": "on", "starts": "2026-01-01"}
    at_work.post(reverse("seat-add", args=[committee.pk]), sent)
    seat = Seat.objects.get()
    fill = reverse("seat-fill", args=[seat.pk])
    page = text(at_work.get(fill))
    assert "2029-03-11" in page
    days = {"starts": "2026-01-01", "ends": "2028-12-31", "appointed": "sent"}
    answer = at_work.post(fill, {"name": "Uwe Hartung", **days}, follow=True)
    assert "Uwe Hartung ist eingetragen." in text(answer)
    person = Person.objects.get()
    assert person.purpose == "Mitglied im Gremium: Bündnis"
    assert person.keep_until == date(2030, 12, 31)
    again = at_work.post(fill, {"name": "Vera Klein", **days})
    assert "schon besetzt" in text(again, 422)
    assert Person.objects.count() == 1
    assert 'value="Vera Klein"' in text(again, 422)


def test_a_second_substitute_is_refused_in_words_and_the_first_one_stays(at_work, seats, put):
    put(seats[0], "Uwe")
    page = reverse("seat-substitute", args=[seats[0].pk])
    days = {"starts": "2026-01-01", "ends": "2026-06-30", "appointed": "sent"}
    assert "Vera ist eingetragen." in text(
        at_work.post(page, {"name": "Vera", **days}, follow=True)
    )
    overlapping = days | {"starts": "2026-06-30", "ends": "2026-12-31"}
    refused = text(at_work.post(page, {"name": "Willi", **overlapping}), 422)
    assert "schon besetzt" in refused
    assert 'value="Willi"' in refused
    vera = Mandate.objects.get(substitute=True)
    assert str(vera.person) == "Vera"
    assert not Person.objects.filter(name="Willi").exists()
    after = overlapping | {"starts": "2026-07-01"}
    assert "Willi ist eingetragen." in text(
        at_work.post(page, {"name": "Willi", **after}, follow=True)
    )
    longer = days | {"ends": "2026-07-01"}
    change = reverse("mandate-change", args=[vera.pk])
    assert "schon besetzt" in text(at_work.post(change, longer), 422)


def test_the_member_is_not_her_own_substitute(at_work, seats, put):
    put(seats[0], "Uwe")
    page = reverse("seat-substitute", args=[seats[0].pk])
    sent = {"name": "Uwe", "starts": "2026-01-01", "appointed": "sent"}
    assert "schon einen Sitz" in text(at_work.post(page, sent), 422)
    assert not Mandate.objects.filter(substitute=True).exists()


def test_a_known_person_is_not_written_twice(at_work, seats, person):
    known = person("Uwe Hartung")
    sent = {"name": "uwe hartung", "starts": "2026-01-01", "appointed": "sent"}
    at_work.post(reverse("seat-fill", args=[seats[0].pk]), sent)
    assert Mandate.objects.get().person == known
    assert Person.objects.count() == 1


def test_advice_has_no_vote(at_work, committee):
    sent = {"title": "KuF", "bench": "advisory", "votes": "on", "starts": "2026-01-01"}
    page = at_work.post(reverse("seat-add", args=[committee.pk]), sent)
    assert "beratender Sitz hat keine Stimme" in text(page, 422)


def test_a_mandate_ends_and_the_substitute_moves_up(at_work, seats, put):
    member = put(seats[0], "Uwe")
    put(seats[0], "Vera", substitute=True)
    page = reverse("mandate-end", args=[member.pk])
    assert "Vera" in text(at_work.get(page))
    sent = {"on": "2026-03-12", "departure": "resigned", "moves_up": "on"}
    shown = text(at_work.post(page, sent, follow=True))
    assert "Das Mandat ist beendet." in shown
    tomorrow = text(at_work.get(f"/gremienarbeit/{seats[0].committee_id}/?tag=2026-03-13"))
    assert "Vera" in tomorrow
    assert "So war das Gremium am 13. März 2026" in tomorrow


def test_before_there_were_seats_another_day_can_be_asked_for(at_work, seats):
    shown = text(at_work.get(f"/gremienarbeit/{seats[0].committee_id}/?tag=1999-01-01"))
    assert "An diesem Tag gab es keinen Sitz." in shown
    assert 'name="tag"' in shown


@pytest.mark.parametrize(
    ("last_day", "said"),
    [("2026-03-12", "stimmt Uwe noch mit"), ("2026-03-11", "Uwe stimmt ab sofort nicht mehr mit")],
)
def test_who_ends_a_mandate_in_mid_session_learns_what_it_means(
    at_work, sitting, there, last_day, said
):
    page = reverse("mandate-end", args=[there[0].pk])
    assert said in text(at_work.post(page, {"on": last_day, "departure": "resigned"}, follow=True))


def test_an_office_is_given_and_ended(at_work, seats, put):
    mandate = put(seats[0], "Uwe")
    give = reverse("office-give", args=[mandate.pk])
    at_work.post(give, {"kind": "chair", "starts": "2026-01-01"})
    assert "Vorsitz" in text(at_work.get(reverse("committee", args=[seats[0].committee_id])))
    at_work.post(reverse("office-end", args=[Office.objects.get().pk]))
    assert Office.objects.get().ends == TODAY


def test_ties_are_declared_and_ended(at_work, seats, put, club):
    mandate = put(seats[0], "Uwe")
    page = reverse("ties", args=[mandate.pk])
    assert 'value="2026-03-12"' in text(at_work.get(page))
    sent = {"organisation": club.pk, "kind": "board", "starts": "2026-03-01"}
    assert "Sportverein" in text(at_work.post(page, sent, follow=True))
    assert "schon eingetragen" in text(at_work.post(page, sent), 422)
    at_work.post(page, {"end": Tie.objects.get().pk})
    assert Tie.objects.get().ends == TODAY


def test_a_seat_is_abolished_only_when_free(at_work, seats, put):
    put(seats[0], "Uwe")
    sent = {"on": "2026-03-12"}
    page = at_work.post(reverse("seat-end", args=[seats[0].pk]), sent)
    assert "Der Sitz ist besetzt" in text(page, 422)
    at_work.post(reverse("seat-end", args=[seats[1].pk]), sent)
    assert Seat.objects.get(pk=seats[1].pk).ends == TODAY


def test_new_rules_of_procedure_begin_with_what_holds(at_work, committee):
    page = reverse("statute-add", args=[committee.pk])
    form = at_work.get(page).context["form"]
    sent = {name: value for name, value in form.initial.items() if value is not False}
    answer = at_work.post(page, sent | {"quorum_least": "5", "reason": "Beschluss"}, follow=True)
    assert "Die Geschäftsordnung ist eingetragen." in text(answer)
    assert Statute.objects.get().procedure.quorum_least == 5
    refused = at_work.post(page, sent | {"quorum_least": "0"})
    assert 'aria-invalid="true"' in text(refused, 422)
    row = reverse("statute", args=[Statute.objects.get().pk])
    assert "Mindestens anwesende" in text(at_work.get(row))


@pytest.mark.parametrize("asked", ["2026-02-31", "gestern", ""])
def test_a_day_that_is_none_is_today(at_work, committee, seats, asked):
    page = text(at_work.get(reverse("committee", args=[committee.pk]), {"tag": asked}))
    assert "So war das Gremium" not in page


def test_the_composition_as_a_spreadsheet(at_work, seats, put):
    put(seats[0], "Uwe")
    page = at_work.get(reverse("committee", args=[seats[0].committee_id]), {"format": "csv"})
    assert page.status_code == 200
    assert "Uwe" in b"".join(page).decode() if page.streaming else page.content.decode()


def test_everybody_reads_the_names_of_those_who_agreed(client, seats, put):
    put(seats[0], "Uwe", name_public_since=FIRST)
    mandate = put(seats[1], "Lina")
    page = text(client.get(f"/gremien/{seats[0].committee_id}/"))
    assert "Uwe" in page
    assert "Lina" not in page
    assert "Bündnis" in text(client.get("/gremien/"))
    mandate.name_public_since = LAST
    Committee.objects.update(is_public=False)
    assert client.get(f"/gremien/{seats[0].committee_id}/").status_code == 404


def test_members_read_and_do_not_arrange(client, seats, put, by, settings):
    settings.DEMO = True
    mandate = put(seats[0], "Uwe")
    seating.give_office(by=by, mandate=mandate, kind=OfficeKind.CHAIR, starts=FIRST)
    account = Account.objects.create_user("mia@example.org", name="Mia")
    Membership.objects.create(account=account, role=Role.COMMITTEE, starts=FIRST)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    page = text(client.get(reverse("committee", args=[seats[0].committee_id])))
    assert "Uwe" in page
    assert "Sitz einrichten" not in page
    assert client.get(reverse("seat", args=[seats[0].pk])).status_code == 403


def test_members_declare_their_own_ties_and_see_nobody_elses(client, seats, put, club, settings):
    settings.DEMO = True
    mia, uwe = put(seats[0], "Mia").person, put(seats[1], "Uwe").person
    account = Account.objects.create_user("mia@example.org", name="Mia")
    Membership.objects.create(account=account, role=Role.COMMITTEE, starts=FIRST)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    own = reverse("own-ties")
    assert "keinen Sitz" in text(client.get(own))
    assert "Meine Verbindungen" not in text(client.get("/gremienarbeit/"))
    Person.objects.filter(pk=mia.pk).update(account=account)
    assert "Meine Verbindungen" in text(client.get("/gremienarbeit/"))
    sent = {"organisation": club.pk, "kind": "employee", "starts": "2026-03-01"}
    assert "Sportverein" in text(client.post(own, sent, follow=True))
    declared = Tie.objects.get()
    assert declared.person == mia
    others = Tie.objects.create(person=uwe, organisation=club, kind="board", starts=FIRST)
    for asked in (others.pk, "x"):
        assert client.post(own, {"end": asked}).status_code == 404
    client.post(own, {"end": declared.pk})
    assert Tie.objects.get(pk=declared.pk).ends == TODAY
    assert client.get(reverse("ties", args=[Mandate.objects.latest("pk").pk])).status_code == 403
