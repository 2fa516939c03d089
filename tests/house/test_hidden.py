"""What somebody may not see of a session is nowhere: at no address, in no file, in no letter.

Every address there is gets every row of the session for each thing it takes, so that whatever is
added later is walked, too.
"""

import html
import re
from collections.abc import Collection, Iterable, Iterator
from io import BytesIO
from itertools import product
from zipfile import ZipFile, is_zipfile

import pytest
from django.core import mail
from django.urls import NoReverseMatch, reverse
from pypdf import PdfReader

from tests.house.hidden import (
    ASKED,
    FOR_THE_BODY,
    NOT_PUBLIC,
    OF_THE_DECLARED,
    OF_THE_TIED,
    OPEN,
    STATES,
    Hidden,
)
from tests.house.rows import arguments_of
from tests.house.walked import Address, addresses
from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.committees.inviting import letters
from wirkkreis.committees.models import Minutes, Office
from wirkkreis.committees.records.minutes_letters import tell_of_minutes
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock

NUMBERS = re.compile(r"\d+")
OF_SESSIONS = re.compile("/(gremien|gremienarbeit|sitzung)/")
CLOSED, SHOWN = (403, 405), (200, 302)
PDF = b"%PDF-"
PART = {"HX-Request": "true"}
NOWHERE = 900_000_001
"""No row has this id, or one of the next."""
QUESTIONS = f"?q={ASKED}&words={ASKED}&suche={ASKED}"
WORDS = re.compile(rf"(?:{'|'.join(OPEN | NOT_PUBLIC | FOR_THE_BODY)})\d")
NOT_TOLD = frozenset({"Jaspis", "Malachit", "Nephrit", "Obsidian", "Prasem", "Quarz", "Rubin"})
"""What the register, the votes and the minutes say: their own tests prove who reads that."""
TOLD = NOT_PUBLIC - NOT_TOLD | FOR_THE_BODY
OUT_OF = {
    "member": frozenset[str](),
    "declared": OF_THE_DECLARED,
    "tied": OF_THE_TIED,
    "guest": NOT_PUBLIC | FOR_THE_BODY,
}
"""Those who come by a link of their own, and what they may not read."""


@pytest.fixture
def sessions(request, furnished, bare_errors):
    """A session in each state, before it is held, while and after; or in some of them."""
    return [Hidden(stage) for stage in getattr(request, "param", STATES)]


@pytest.fixture
def hidden(request, furnished, bare_errors):
    """A session in one state."""
    return Hidden(request.param)


@pytest.fixture
def signed_in(browser):
    """The browser of a person who sits in the body, or of somebody in a role who does not."""

    def sign_in(person=None, role=Role.COMMITTEE):
        account = Account.objects.create_user("fremd@example.org", name="Fremd")
        Membership.objects.create(account=account, role=role, starts=clock.today())
        if person is None:
            person = Person(name="Fremd", purpose="x", keep_until=clock.today())
        person.account = account
        person.save()
        client = browser(None)
        client.force_login(account)
        return client

    return sign_in


def test_a_stranger_sees_what_is_public_and_nothing_else(sessions, browser):
    stranger, urls = browser(None), _everything(sessions, right="everyone")
    seen = _words(stranger, urls)
    assert seen == _open(sessions), _where(stranger, urls, seen - _open(sessions))


@pytest.mark.parametrize("sessions", [["approved"]], indirect=True)
def test_a_member_of_another_body_sees_no_more(sessions, signed_in):
    of_another_body, urls = signed_in(), _everything(sessions)
    seen = _words(of_another_body, urls)
    assert seen == _open(sessions), _where(of_another_body, urls, seen - _open(sessions))


@pytest.mark.parametrize("sessions", [["sent"]], indirect=True)
def test_who_declared_herself_recused_reads_it_nowhere(sessions, signed_in):
    declared = signed_in(sessions[0].declared.mandate.person)
    _reads_all_but(OF_THE_DECLARED, declared, sessions, _everything(sessions))


@pytest.mark.parametrize(
    ("who", "role", "sessions"),
    [("tied", Role.COMMITTEE, ["approved"]), ("declared", Role.COORDINATOR, ["reopened"])],
    indirect=["sessions"],
)
def test_who_is_recused_reads_it_nowhere_even_if_she_runs_the_session(
    sessions, signed_in, who, role
):
    person = getattr(sessions[0], who).mandate.person
    runs = signed_in(person, role)
    assert role == Role.COORDINATOR or Office.objects.filter(mandate__person=person).exists()
    found = [reverse(name) for name in ("search", "today", "trail")]
    _reads_all_but(OUT_OF[who], runs, sessions, [*found, *_of_committees(sessions)])


def _reads_all_but(closed_to_her, client, sessions, urls):
    seen, unfit = _words(client, urls), _all(sessions, closed_to_her)
    assert not seen & unfit, _where(client, urls, seen & unfit)
    assert seen >= _all(sessions, TOLD) - unfit


@pytest.mark.parametrize("hidden", ["approved"], indirect=True)
def test_a_member_sees_all_of_her_body(hidden, browser):
    """Else the other walks would prove nothing."""
    told = hidden.words(OPEN, NOT_PUBLIC, FOR_THE_BODY)
    assert _words(browser(Role.YOUTH), _of_committees([hidden]), enough=told) >= told


@pytest.mark.parametrize(
    ("hidden", "readers"),
    [("planned", ["member", "guest"]), ("open", ["declared", "tied"]), ("approved", OUT_OF)],
    indirect=["hidden"],
)
def test_behind_an_own_link_everybody_reads_what_is_hers(hidden, readers, browser):
    for who in readers:
        tokens, closed_to_her = hidden.tokens(who), OUT_OF[who]
        walked = _of_committees([hidden], tokens=tokens)
        urls = [url for url in walked if any(token in url for token in tokens)]
        seen = _words(browser(None), urls)
        assert not seen & hidden.words(closed_to_her), who
        if hidden.has_agenda:
            assert seen >= hidden.words((OPEN | TOLD) - closed_to_her), who
        elif who == "guest":
            assert not seen


@pytest.mark.parametrize("hidden", ["invited", "sent"], indirect=True)
def test_no_letter_carries_papers_or_what_its_reader_may_not_know(hidden):
    for who, news in product(OUT_OF, letters.NOTICES):
        mail.outbox.clear()
        letters.send(getattr(hidden, who), news)
        (written,) = mail.outbox
        unfit = OUT_OF[who] | FOR_THE_BODY | NOT_TOLD | {"Citrin", "Diamant", "Lapis", "Moldavit"}
        assert not _said_in(_letter(written)) & hidden.words(unfit), (who, news)
    mail.outbox.clear()
    for minutes in Minutes.objects.filter(session=hidden.session):
        assert tell_of_minutes(minutes)
    assert not {word for written in mail.outbox for word in _said_in(_letter(written))}


def _open(sessions) -> set[str]:
    """What everybody may read: the draft of an agenda is for the body."""
    return {word for session in sessions if session.has_agenda for word in session.words(OPEN)}


def _all(sessions, words: frozenset[str]) -> set[str]:
    """Of a session that was not held yet, less can be known, but nothing more."""
    return {word for session in sessions for word in session.words(words)}


def _letter(written) -> str:
    return f"{written.subject} {written.body} {written.alternatives} {written.attachments}"


def _everything(sessions, *, right: str = "") -> list[str]:
    """Every address of the site (under a right), those of committees with every row."""
    others = [
        address.url(**arguments_of(address.name, address.takes))
        for address in addresses()
        if not _is_of_committees(address) and right in ("", address.right)
    ]
    return [*others, *_of_committees(sessions, right=right)]


def _of_committees(sessions, *, tokens: Iterable[str] = (), right: str = "") -> list[str]:
    """Their addresses with every row of each session, each once."""
    found: dict[str, None] = {}
    for address, hidden in product(addresses(), sessions):
        if _is_of_committees(address) and right in ("", address.right):
            for chosen in product(*_choices(address, hidden, tokens)):
                taken = dict(zip(address.takes, chosen, strict=True))
                found |= dict.fromkeys(_reversed(address, taken))
    return list(found)


def _choices(address: Address, hidden, tokens: Iterable[str]) -> Iterator[Iterable[object]]:
    """What to try for each thing an address takes: rows by the word before them, or a step."""
    numbers = {name: NOWHERE + place for place, name in enumerate(address.takes)}
    for name in address.takes:
        if name == "token":
            yield tokens
            continue
        tried = _reversed(address, numbers | ({"token": "x"} if "token" in numbers else {}))
        before, found, _behind = (tried[0] if tried else "").partition(f"/{numbers[name]}")
        word = before.rpartition("/")[2]
        yield hidden.keys(word) if found and word != "schritt" else ("open", "pdf", "ics")


def _reversed(address: Address, taken: dict[str, object]) -> list[str]:
    """The address, unless it takes something else (a word where it wants a number)."""
    try:
        return [address.url(**taken)]
    except NoReverseMatch:
        return []


def _is_of_committees(address: Address) -> bool:
    return address.module.startswith("wirkkreis.committees.")


def _words(client, urls: Iterable[str], *, enough: Collection[str] = ("nothing",)) -> set[str]:
    """Which words of the sessions stand at one of the addresses; `enough` ends the search.

    All rows are of sessions of one body: where one of them is refused for want of a right (403), or
    an address only takes forms (405), its other rows are not asked for. What htmx gets is asked for
    at pages of sessions wherever it is not the page.
    """
    found: set[str] = set()
    closed: set[str] = set()
    without_parts: set[str] = set()
    for url in urls:
        kind = NUMBERS.sub("", url)
        if kind in closed:
            continue
        status, said, told = _at(client, url)
        found |= told
        if status in CLOSED:
            closed.add(kind)
        if status in SHOWN and OF_SESSIONS.search(url) and kind not in without_parts:
            _status, part, told = _at(client, url, **PART)
            found |= told
            if len(part) == len(said) or said.startswith(PDF):
                without_parts.add(kind)
        if found.issuperset(enough):
            break
    return found


def _at(client, url: str, **headers: str) -> tuple[int, bytes, set[str]]:
    """What is answered, and the words in it."""
    answer = client.get(url + QUESTIONS, headers=headers)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    heads = (f"{key} {value}" for key, value in answer.headers.items())
    return answer.status_code, body, _said_in(" ".join([*_texts(body), *heads]))


def _said_in(text: str) -> set[str]:
    return set(WORDS.findall(text))


def _where(client, urls: Iterable[str], wrong: set[str]) -> dict[str, set[str]]:
    """For whoever has to mend it: what stands where."""
    return {url: said for url in urls if (said := _at(client, url)[2] & wrong)}


def _texts(body: bytes) -> Iterator[str]:
    """A page, a PDF's pages and bookmarks, or what an office file holds."""
    if body.startswith(PDF):
        pdf = PdfReader(BytesIO(body))
        yield from (page.extract_text() for page in pdf.pages)
        yield str(pdf.outline)
    elif is_zipfile(BytesIO(body)):
        with ZipFile(BytesIO(body)) as archive:
            yield from (
                archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
            )
    yield html.unescape(body.decode("utf-8", "replace"))
