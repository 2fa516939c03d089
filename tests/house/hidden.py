"""A session with something to hide from everybody, each thing with a word that stands nowhere else.

Whoever asks for a word by its first half, as in a search, may read the question, not the answer.
"""

from collections.abc import Mapping
from datetime import timedelta
from io import BytesIO
from typing import Any, Final

import typst
from django.core.files.base import ContentFile
from django.db.models import Model

from wirkkreis.accounts.models import Account, Role
from wirkkreis.committees.models import (
    AgendaItem,
    Attendee,
    CalendarKey,
    Circular,
    Committee,
    CommitteeKind,
    Concern,
    DateOption,
    Entitlement,
    Mandate,
    Minutes,
    Motion,
    Office,
    Paper,
    Recusal,
    Resolution,
    Result,
    Ruling,
    Seat,
    Session,
    Statute,
    Tie,
    TieKind,
    Vote,
)
from wirkkreis.committees.own import own_token
from wirkkreis.committees.tokens import sign
from wirkkreis.people.models import Organisation, Person
from wirkkreis.tenancy import clock
from wirkkreis.testing.cast import MANSFELD

ASKED: Final = "Zinnober"
"""The first half of all of them."""

OPEN: Final = frozenset({"Offenbar"})
"""Words that everybody may read."""

NOT_PUBLIC: Final = frozenset(
    {"Aurelia", "Basalt", "Citrin", "Diamant", "Jaspis", "Malachit", "Nephrit"}
)
"""A non-public item: title, text, paper, its content, decision, motion, report."""

FOR_THE_BODY: Final = frozenset({"Feldspat", "Granat", "Heliotrop", "Indigolith"})
"""Papers of public items that are not public themselves."""

OF_THE_DECLARED: Final = frozenset({"Feldspat", "Granat"})
"""The paper, by name and content, of the item from which somebody declared herself recused."""

OF_THE_TIED: Final = frozenset({"Heliotrop", "Indigolith"})
"""The same of the item from which the law excludes somebody by her tie."""


BEHIND_A_WORD: Final[Mapping[str, type[Model]]] = {
    "sitzungen": Session,
    "punkte": AgendaItem,
    "punkt": AgendaItem,
    "unterlagen": Paper,
    "befangenheiten": Recusal,
    "abstimmungen": Vote,
    "abstimmung": Vote,
    "beschluesse": Resolution,
    "antraege": Motion,
    "gremien": Committee,
    "gremienarbeit": Committee,
    "mandate": Mandate,
    "sitze": Seat,
    "regeln": Statute,
    "aemter": Office,
    "umlaeufe": Circular,
    "antwort": Entitlement,
    "fuer": Entitlement,
    "geraet": Entitlement,
    "terminvorschlaege": DateOption,
}
"""Which rows an address takes, by the word before them. Behind other words all are tried."""


class Hidden:
    """The session and the people who may read different things of it."""

    def __init__(self, state: str) -> None:
        self.committee = Committee.objects.active().get(kind=CommitteeKind.STEERING)
        self.session = _session(self.committee, state)
        held = Mandate.objects.on(self.session.on).filter(seat__committee=self.committee)
        places = [
            Attendee.objects.create(session=self.session, mandate=mandate, way="mail")
            for mandate in held.filter(person__isnull=False).order_by("pk")
        ]
        self.declared = _place(places, Role.COMMITTEE)
        self.member = _place(places, Role.YOUTH)
        self.tied = next(place for place in places if _has_no_account(place))
        self.guest = Attendee.objects.create(
            session=self.session, guest_name="Gast", guest_email="gast@example.org"
        )
        own = [self.declared, self.member, self.tied, self.guest]
        assert self.member.mandate is not None
        self.rows: list[Model] = [self.session, *own, self.committee, self.member.mandate]
        self.rows += [self.member.mandate.seat]
        self._not_public_item()
        self._items_with_recusals()
        if state == "closed":
            text = f"{ASKED} Offenbar"
            self.rows.append(
                Minutes.objects.create(
                    session=self.session,
                    state="sent",
                    opening=text,
                    sent_at=clock.now(),
                    published_at=clock.now(),
                )
            )

    def keys(self, word: str) -> list[int]:
        """What may stand in an address behind a word: the ids of its rows, else of all rows; where
        the session has none of them, just any.
        """
        kind = BEHIND_A_WORD.get(word)
        found = {row.pk for row in self.rows if kind is None or isinstance(row, kind)}
        return sorted(found or {self.session.pk})

    def tokens(self, who: str) -> list[str]:
        """The signed links of somebody: to the session and, for a member, to her calendar."""
        place: Attendee = getattr(self, who)
        person = place.mandate.person if place.mandate else None
        if person is None:
            return [own_token(place)]
        calendar, _is_new = CalendarKey.objects.get_or_create(person=person)
        return [own_token(place), sign("calendar", calendar.key)]

    def _not_public_item(self) -> None:
        item = self._item(1, "Aurelia", text="Basalt", report="Nephrit", is_public=False)
        self._papers(item, "Citrin", "Diamant")
        self._decided(item, "Jaspis", motion="Malachit", is_public=False)

    def _items_with_recusals(self) -> None:
        open_item = self._item(2, "Offenbar")
        self._papers(open_item, "Feldspat", "Granat")
        assert self.declared.mandate is not None
        recusal = Recusal.objects.create(
            item=open_item, mandate=self.declared.mandate, ruling=Ruling.DECLARED
        )
        concerned = self._item(3, "Offenbar")
        self._papers(concerned, "Heliotrop", "Indigolith")
        assert self.tied.mandate is not None
        assert self.tied.mandate.person is not None
        organisation = Organisation.objects.create(
            name="Verein der Betroffenen", kind="association"
        )
        Concern.objects.create(item=concerned, organisation=organisation)
        Tie.objects.create(
            person=self.tied.mandate.person,
            organisation=organisation,
            kind=TieKind.BOARD,
            starts=self.session.on - timedelta(days=9),
        )
        self.rows.append(recusal)

    def _item(self, position: int, word: str, **more: Any) -> AgendaItem:
        said = {
            name: _said(value) if isinstance(value, str) else value for name, value in more.items()
        }
        item = AgendaItem.objects.create(
            session=self.session,
            position=position,
            title=_said(word),
            state="done" if self.session.state == "closed" else "waiting",
            **said,
        )
        self.rows.append(item)
        return item

    def _papers(self, item: AgendaItem, name: str, content: str) -> None:
        """The same as text and as PDF: one is handed out alone, the other stands in the packet."""
        for kind, data in (("txt", _said(content).encode()), ("pdf", _pdf(_said(content)))):
            file = f"{_said(name)}.{kind}"
            self.rows.append(
                Paper.objects.create(
                    item=item, name=file, upload=ContentFile(data, file), size=len(data)
                )
            )

    def _decided(self, item: AgendaItem, word: str, *, motion: str, is_public: bool) -> None:
        moved = Motion.objects.create(item=item, text=_said(motion))
        self.rows.append(moved)
        if self.session.state != "closed":
            return
        vote = Vote.objects.create(
            item=item, motion=moved, manner="hands", state="closed", result=Result.ADOPTED
        )
        resolution = Resolution.objects.create(
            committee=self.committee,
            number="77/2026",
            day=self.session.on,
            item=item,
            vote=vote,
            power=self.committee.power,
            title=_said(word),
            text=_said(word),
            is_public=is_public,
        )
        self.rows += [vote, resolution]


def _session(committee: Committee, state: str) -> Session:
    starts = clock.now() + timedelta(days=3) * (-1 if state == "closed" else 1)
    ends = starts + timedelta(hours=2)
    return Session.objects.create(
        committee=committee,
        statute=committee.statutes.on(clock.today()).get(),
        title=f"{ASKED} Sitzung",
        starts=starts,
        ends=ends,
        place="Rathaus",
        state=state,
        invited_at=starts - timedelta(days=20),
        is_public=True,
        **({"opened_at": starts, "closed_at": ends} if state == "closed" else {}),
    )


def _place(places: list[Attendee], role: Role) -> Attendee:
    """The place of whoever plays a role in the example."""
    email = next(part.email for part in MANSFELD if part.role == role)
    account = Account.objects.get(email=email)
    person = Person.objects.get(account=account)
    return next(place for place in places if place.mandate and place.mandate.person == person)


def _has_no_account(place: Attendee) -> bool:
    return bool(place.mandate and place.mandate.person and not place.mandate.person.account_id)


def _said(word: str) -> str:
    return f"{ASKED} {word}"


def _pdf(text: str) -> bytes:
    made = typst.compile(text.encode(), format="pdf")
    assert isinstance(made, bytes)
    assert BytesIO(made).read(5) == b"%PDF-"
    return made
