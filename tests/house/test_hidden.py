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
from django.urls import NoReverseMatch
from pypdf import PdfReader

from tests.house.hidden import (
    ASKED,
    FOR_THE_BODY,
    NOT_PUBLIC,
    OF_THE_DECLARED,
    OF_THE_TIED,
    OPEN,
    Hidden,
)
from tests.house.rows import arguments_of
from tests.house.walked import Address, addresses
from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.committees.inviting import letters
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock

NEVER = "no word of the session"
NUMBERS = re.compile(r"\d+")
CLOSED = (403, 405)
NOWHERE = 900_000_001
"""No row has this id, or one of the next."""
QUESTIONS = f"?q={ASKED}&words={ASKED}&suche={ASKED}"
ALL = OPEN | NOT_PUBLIC | FOR_THE_BODY
NOT_TOLD = frozenset({"Jaspis", "Malachit", "Nephrit"})
"""What the register, the votes and the minutes say: their own tests prove who reads that."""
TOLD = NOT_PUBLIC - NOT_TOLD | FOR_THE_BODY
OUT_OF = {
    "member": frozenset[str](),
    "declared": OF_THE_DECLARED,
    "tied": OF_THE_TIED,
    "guest": NOT_PUBLIC | FOR_THE_BODY,
}
"""Those who come by a link of their own, and what they may not read."""


@pytest.fixture(params=["invited", "closed"])
def hidden(request, furnished, bare_errors):
    """The session before it is held, and after."""
    return Hidden(request.param)


@pytest.fixture
def of_another_body(browser):
    """Somebody with an account who sits in no body."""
    account = Account.objects.create_user("fremd@example.org", name="Fremd")
    Membership.objects.create(account=account, role=Role.COMMITTEE, starts=clock.today())
    Person.objects.create(name="Fremd", account=account, purpose="x", keep_until=clock.today())
    client = browser(None)
    client.force_login(account)
    return client


def test_a_stranger_sees_what_is_public_and_nothing_else(hidden, browser):
    seen = _words(browser(None), _everything(hidden, right="everyone"))
    assert seen <= OPEN, _where(browser(None), hidden, seen - OPEN)


def test_a_member_of_another_body_sees_no_more(hidden, of_another_body):
    seen = _words(of_another_body, _everything(hidden))
    assert seen == OPEN, _where(of_another_body, hidden, seen - OPEN)


def test_who_declared_herself_recused_does_not_read_its_papers(hidden, browser):
    declared = browser(Role.COMMITTEE)
    seen = _words(declared, _of_committees(hidden))
    assert seen >= TOLD - OF_THE_DECLARED
    assert not seen & OF_THE_DECLARED, _where(declared, hidden, seen & OF_THE_DECLARED)


@pytest.mark.parametrize("hidden", ["closed"], indirect=True)
def test_a_member_sees_all_of_her_body(hidden, browser):
    """Else the other walks would prove nothing."""
    assert _words(browser(Role.YOUTH), _of_committees(hidden), enough=TOLD) >= TOLD


@pytest.mark.parametrize("who", OUT_OF)
def test_behind_an_own_link_everybody_reads_what_is_hers(hidden, browser, who):
    tokens = hidden.tokens(who)
    walked = _of_committees(hidden, tokens=tokens)
    urls = [url for url in walked if any(token in url for token in tokens)]
    seen = _words(browser(None), urls)
    assert not seen & OUT_OF[who]
    assert seen >= (OPEN | TOLD) - OUT_OF[who]


@pytest.mark.parametrize("hidden", ["invited"], indirect=True)
def test_no_letter_carries_papers_or_what_its_reader_may_not_know(hidden):
    for who, news in product(OUT_OF, letters.NOTICES):
        mail.outbox.clear()
        letters.send(getattr(hidden, who), news)
        (written,) = mail.outbox
        said = f"{written.subject} {written.body} {written.alternatives} {written.attachments}"
        unfit = OUT_OF[who] | FOR_THE_BODY | {"Citrin", "Diamant"}
        assert not [word for word in unfit if word in said], (who, news)


def _everything(hidden, *, right: str = "") -> list[str]:
    """Every address of the site (under a right), those of committees with every row of the session.

    The rest of the site is looked at once, when there is most to tell.
    """
    others = [
        address.url(**arguments_of(address.name, address.takes))
        for address in addresses()
        if hidden.session.state == "closed" and not _is_of_committees(address)
        if right in ("", address.right)
    ]
    return [*others, *_of_committees(hidden, right=right)]


def _of_committees(hidden, *, tokens: Iterable[str] = (), right: str = "") -> list[str]:
    found = []
    for address in addresses():
        if _is_of_committees(address) and right in ("", address.right):
            for chosen in product(*_choices(address, hidden, tokens)):
                found += _reversed(address, dict(zip(address.takes, chosen, strict=True)))
    return found


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


def _words(client, urls: Iterable[str], *, enough: Collection[str] = (NEVER,)) -> set[str]:
    """Which of the words stand at one of the addresses; `enough` ends the search.

    All rows are of one session of one body: where one of them is refused for want of a right (403),
    or an address only takes forms (405), its other rows are not asked for.
    """
    found: set[str] = set()
    closed: set[str] = set()
    for url in urls:
        kind = NUMBERS.sub("", url)
        if kind in closed:
            continue
        status, told = _at(client, url)
        found |= told
        if status in CLOSED:
            closed.add(kind)
        if found.issuperset(enough):
            break
    return found


def _at(client, url: str) -> tuple[int, set[str]]:
    answer = client.get(url + QUESTIONS)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    said = " ".join([*_texts(body), *(f"{key} {value}" for key, value in answer.headers.items())])
    return answer.status_code, {word for word in ALL if word in said}


def _where(client, hidden, wrong: set[str]) -> dict[str, set[str]]:
    """For whoever has to mend it: what stands where."""
    return {url: said for url in _everything(hidden) if (said := _at(client, url)[1] & wrong)}


def _texts(body: bytes) -> Iterator[str]:
    """A page, a PDF's pages and bookmarks, or what an office file holds."""
    if body.startswith(b"%PDF-"):
        pdf = PdfReader(BytesIO(body))
        yield from (page.extract_text() for page in pdf.pages)
        yield str(pdf.outline)
    elif is_zipfile(BytesIO(body)):
        with ZipFile(BytesIO(body)) as archive:
            yield from (
                archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
            )
    yield html.unescape(body.decode("utf-8", "replace"))
