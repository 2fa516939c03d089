"""Minutes as a document to be signed by hand and filed: in German, accessible and archivable."""

import re
from collections.abc import Sequence
from typing import Any, Final

from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import slugify

from wirkkreis.committees.records.attendance import Attendance
from wirkkreis.committees.records.drafting import WORDS, Draft, ItemSaid
from wirkkreis.committees.records.votes_said import MotionSaid, VoteSaid
from wirkkreis.languages.known import BASE
from wirkkreis.ui.documents.making import pdf
from wirkkreis.ui.letterhead import Letterhead

TEMPLATE: Final = "committees/documents/minutes.typ"
LONGEST_RUN: Final = 40
UNBROKEN: Final = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
MAY_BREAK: Final = "\u200b"
Data = dict[str, Any]


def minutes_document(draft: Draft) -> bytes:
    """The document of what the reader may read; the public one is made once for all.

    May raise TooMany for the public one (`ui/documents/keeping.py`).
    """
    house = draft.session.partnership
    with translation.override(BASE):
        return pdf(
            TEMPLATE,
            _data(draft),
            title=_title(draft),
            language=BASE,
            letterhead=Letterhead(house.name, house.colour),
            for_all=draft.for_everybody,
        )


def file_name(draft: Draft) -> str:
    """What the document is called on the disk of who downloads it."""
    session = draft.session
    named = slugify(f"{session.committee.name} {session.title}") or "sitzung"
    part = "-oeffentlich" if draft.for_everybody else ""
    return f"niederschrift-{session.on:%Y-%m-%d}-{named}{part}.pdf"


def _title(draft: Draft) -> str:
    return "Niederschrift (öffentlicher Teil)" if draft.for_everybody else "Niederschrift"


def _data(draft: Draft) -> Data:
    state = ("Stand", _state(draft))
    return {
        "facts": [{"word": word, "value": value} for word, value in (*draft.facts, state)],
        "partial": WORDS["partial"] if draft.is_partial else "",
        "attendance": _attendance(draft.attendance, public=draft.for_everybody),
        "opening": paragraphs(draft.opening),
        "agenda": [
            {"number": str(said.number), "title": _whole(said.item.title), "note": _note(said)}
            for said in draft.items
        ],
        "items": [_item(said) for said in draft.items],
        "elsewhere": WORDS["elsewhere"] if draft.without_public else "",
        "corrections": list(draft.corrections),
        "closing": paragraphs(draft.closing),
        "end": _end(draft),
        "signatures": [] if draft.for_everybody else _signatures(draft.signatures),
        "words": WORDS,
    }


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text; a single line break stays one."""
    parts = _whole(text).replace("\r\n", "\n").split("\n\n")
    return [part.strip() for part in parts if part.strip()]


def _whole(text: str) -> str:
    return UNBROKEN.sub(_with_gaps, text)


def _with_gaps(found: re.Match[str]) -> str:
    """A run of letters, as an address, with places where a line may break."""
    run = found[0]
    gaps = range(0, len(run), LONGEST_RUN)
    return MAY_BREAK.join(run[start : start + LONGEST_RUN] for start in gaps)


def _state(draft: Draft) -> str:
    minutes = draft.minutes
    if minutes.approved_on is not None:
        return f"genehmigt am {date_format(minutes.approved_on, 'j. F Y')}"
    return "Entwurf" if minutes.state == "draft" else "noch nicht genehmigt"


def _note(said: ItemSaid) -> str:
    return "" if said.item.is_public else WORDS["closed"]


def _attendance(found: Attendance, *, public: bool) -> Data:
    if public:
        guests = [(WORDS["guests"], len(found.guests))] if found.guests else []
        numbers = [(bench, str(number)) for bench, number in (*found.numbers, *guests)]
        return {
            "heads": [WORDS["bench"], WORDS["there"]],
            "numbers": numbers,
            "groups": [],
            "missing": [],
        }
    named = {"voting": found.voting, "advising": found.advising, "guests": found.guests}
    return {
        "heads": [WORDS[head] for head in ("name", "seat", "role", "times")],
        "numbers": [],
        "groups": [
            {
                "title": WORDS[group],
                "rows": [[one.name, one.seat, one.role, one.times] for one in people],
            }
            for group, people in named.items()
            if people
        ],
        "missing_heads": [WORDS[head] for head in ("name", "seat", "missing")],
        "missing": [
            [one.name, one.seat, WORDS["excused" if one.excused else "unexcused"]]
            for one in found.missing
        ],
    }


def _item(said: ItemSaid) -> Data:
    return {
        "number": str(said.number),
        "title": _whole(said.item.title),
        "note": _note(said),
        "hidden": WORDS["hidden"] if said.hidden else "",
        "late": said.late,
        "recusals": list(said.recusals),
        "report": paragraphs(said.report),
        "motions": [_motion(motion) for motion in said.motions],
        "votes": [_vote(vote) for vote in said.votes],
        "ending": said.ending,
        "corrections": list(said.corrections),
    }


def _motion(motion: MotionSaid) -> Data:
    return {
        "text": paragraphs(motion.text),
        "conditions": list(motion.conditions),
        "moved_by": motion.moved_by,
        "about": motion.about,
    }


def _vote(vote: VoteSaid) -> Data:
    return {
        "title": vote.title,
        "lines": list(vote.lines),
        "quorum": vote.quorum,
        "result": vote.result,
        "names": list(vote.names),
        "text": paragraphs(vote.text),
        "conditions": list(vote.conditions),
        "number": vote.number,
    }


def _end(draft: Draft) -> str:
    hours = dict(draft.facts).get("Zeit", "")
    return f"Die Sitzung dauerte von {hours}." if " bis " in hours else ""


def _signatures(signatures: Sequence[tuple[str, str]]) -> list[Data]:
    return [{"word": word, "name": name} for word, name in signatures]
