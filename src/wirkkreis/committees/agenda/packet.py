"""All papers of a session as one PDF, made for one reader when she asks for it.

It is never kept and never sent: a letter carries the link alone, so that a recusal of later holds.
What people laid down is joined in a child process (`packet_child.py`); the first pages are ours:
the agenda, and what of each item follows, lies apart, or is withheld.
"""

import json
from base64 import b64decode
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_STORED, ZipFile

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wirkkreis.committees.agenda.packet_child import DAMAGED, LOCKED, LONG, PLAN
from wirkkreis.committees.models import AgendaItem, Paper, Session
from wirkkreis.committees.readers import Reader
from wirkkreis.languages.known import BASE, base_of
from wirkkreis.ui import uploads
from wirkkreis.ui.admitting import PICTURES, ending
from wirkkreis.ui.documents.making import pdf
from wirkkreis.ui.letterhead import Letterhead

CHILD: Final = "wirkkreis.committees.agenda.packet_child"
CHILD_SECONDS: Final = 30
MOST_BYTES: Final = 60_000_000
"""Of papers in one packet; what is beyond lies apart."""

FITTING: Final = PICTURES | {"pdf"}
GONE, OTHER_KIND = "gone", "kind"


@dataclass
class Part:
    """A paper with why it lies apart; empty where it is in the packet."""

    paper: Paper
    content: bytes = b""
    apart: str = ""


@dataclass
class Section:
    """An item with the papers that its reader may have."""

    item: AgendaItem
    is_barred: bool = False
    parts: Sequence[Part] = field(default_factory=list)


def packet(session: Session, reader: Reader) -> bytes:
    """The PDF for a reader. What cannot be put in is named in it, with the reason."""
    sections = _sections(session, reader)
    parts = [part for section in sections for part in section.parts]
    _open(parts)
    inside = [part for part in parts if not part.apart]
    for part, said in zip(inside, _counted(inside), strict=True):
        part.apart = said if isinstance(said, str) else ""
    cover = _cover(session, sections)
    try:
        return _joined(session, sections, cover)
    except (uploads.Problem, uploads.TooSlow, uploads.Broken):
        for part in parts:
            part.apart = part.apart or DAMAGED
        return _joined(session, sections, _cover(session, sections))


def file_name(session: Session) -> str:
    """What the packet is called when it is kept."""
    return _("%(title)s – Unterlagen") % {"title": session.title} + ".pdf"


def why_apart(reason: str) -> str:
    """Why a paper is not in the packet, in words."""
    return {
        OTHER_KIND: _("liegt einzeln bei"),
        GONE: _("liegt nicht mehr auf dem Server"),
        LOCKED: _("liegt einzeln bei, denn sie ist mit einem Passwort geschützt"),
        LONG: _("liegt einzeln bei, denn sie ist zu groß für ein gemeinsames PDF"),
        DAMAGED: _("liegt einzeln bei, denn sie ließ sich nicht einfügen"),
    }[reason]


def _sections(session: Session, reader: Reader) -> list[Section]:
    items = AgendaItem.objects.filter(session=session)
    barred = set(items.barring(reader).values_list("pk", flat=True))
    papers: dict[int, list[Part]] = defaultdict(list)
    for paper in Paper.objects.shown_to(reader).filter(item__session=session):
        papers[paper.item_id].append(Part(paper))
    shown = items.shown_to(reader).in_turn()
    return [Section(item, item.pk in barred, papers[item.pk]) for item in shown]


def _open(parts: Iterable[Part]) -> None:
    """Read what fits, by kind and size."""
    room = MOST_BYTES
    for part in parts:
        if ending(str(part.paper.upload.name)) not in FITTING:
            part.apart = OTHER_KIND
        elif part.paper.size > room:
            part.apart = LONG
        else:
            part.content = _content(part.paper)
            part.apart = "" if part.content else GONE
            room -= len(part.content)


def _content(paper: Paper) -> bytes:
    try:
        with paper.upload.open("rb") as file:
            return bytes(file.read())
    except FileNotFoundError:
        return b""


def _counted(parts: Sequence[Part]) -> Sequence[int | str]:
    """Pages of each, or why it does not fit; one by one where one of them breaks the child."""
    if not parts:
        return []
    contents = {str(number): part.content for number, part in enumerate(parts)}
    archive = _archive({"files": list(contents)}, contents)
    try:
        found: list[int | str] = uploads.opened(
            archive, by=CHILD, kind="count", seconds=CHILD_SECONDS
        )
    except (uploads.Problem, uploads.TooSlow, uploads.Broken):
        if len(parts) == 1:
            return [DAMAGED]
        return [said for part in parts for said in _counted([part])]
    return found


def _joined(session: Session, sections: Sequence[Section], cover: bytes) -> bytes:
    contents = {"cover": cover}
    entries = [{"title": _("Tagesordnung"), "level": 0, "file": "cover"}]
    for section in sections:
        entries.append({"title": str(section.item), "level": 0, "file": ""})
        for part in section.parts:
            if not part.apart:
                name = str(len(contents))
                contents[name] = part.content
                entries.append({"title": part.paper.name, "level": 1, "file": name})
    plan = {"title": session.title, "language": base_of(_language()), "entries": entries}
    archive = _archive(plan, contents)
    return b64decode(uploads.opened(archive, by=CHILD, kind="join", seconds=CHILD_SECONDS))


def _archive(plan: Mapping[str, Any], contents: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        archive.writestr(PLAN, json.dumps(plan))
        for name, content in contents.items():
            archive.writestr(name, content)
    return out.getvalue()


def _cover(session: Session, sections: Collection[Section]) -> bytes:
    partnership = session.partnership
    facts = [
        (_("Gremium"), str(session.committee.name)),
        (_("Wann"), session.when()),
        (_("Wo"), session.where()),
    ]
    data = {
        "facts": [{"word": word, "value": value} for word, value in facts if value],
        "agenda": _("Tagesordnung"),
        "sections": [_told(section) for section in sections],
    }
    return pdf(
        "committees/documents/packet.typ",
        data,
        title=session.title,
        language=_language(),
        letterhead=Letterhead(partnership.name, partnership.colour),
    )


def _told(section: Section) -> dict[str, Any]:
    item = section.item
    return {
        "number": str(item.position),
        "title": item.title,
        "note": "" if item.is_public else _("nichtöffentlich"),
        "text": item.text,
        "barred": _("Unterlagen nicht enthalten: befangen") if section.is_barred else "",
        "papers": [
            {
                "name": part.paper.name,
                "note": why_apart(part.apart) if part.apart else "",
            }
            for part in section.parts
        ],
    }


def _language() -> str:
    return get_language() or BASE
