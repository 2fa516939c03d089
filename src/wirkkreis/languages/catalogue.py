"""The message catalogues: German in the sources, one `django.po` per other language.

    python -m wirkkreis.languages.catalogue update         write the sources' messages into the .po
    python -m wirkkreis.languages.catalogue check          complain of what is missing or wrong
    python -m wirkkreis.languages.catalogue compile        make the .mo that are not there or old
    python -m wirkkreis.languages.catalogue missing LANG   print what LANG does not say yet

Everything goes through Babel; the system's gettext is not needed.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import to_locale

from .extraction import Unreadable, messages_in
from .proofreading import forms, is_complete, is_copied, slips

SOURCE = Path(__file__).resolve().parent.parent

# The plural rules of Django's own catalogues: other rules would keep ours apart from them.
PLURALS: Mapping[str, str] = {
    "en": "nplurals=2; plural=(n != 1);",
    "de-simple": "nplurals=2; plural=(n != 1);",
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
        "n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
}
WHOLE = "en"
"""The language that is complete in every change; the others are on what everybody may read."""

PUBLIC: Sequence[str] = (
    "*/rights.py",
    "accounts/adapters.py",
    "accounts/envelopes.py",
    "accounts/forms.py",
    "accounts/models.py",
    "accounts/templates/*",
    "activity/telling.py",
    "administration/inviting.py",
    "administration/pages/accepting.py",
    "administration/templates/administration/invitation*.html",
    "administration/templates/administration/letters/*",
    "committees/circulating/circling.py",
    "committees/circulating/circular_forms.py",
    "committees/circulating/circular_letters.py",
    "committees/models/vote.py",
    "committees/pages/own_*.py",
    "committees/templates/committees/ballot.html",
    "committees/templates/committees/letters/*",
    "committees/templates/committees/own_*.html",
    "committees/templates/committees/vote_result.html",
    "committees/templates/committees/vote_risk.html",
    "committees/voting/ballot_form.py",
    "committees/voting/ballots.py",
    "committees/voting/casting.py",
    "committees/voting/showing.py",
    "committees/agenda/hinting.py",
    "committees/agenda/own_forms.py",
    "committees/agenda/packet.py",
    "committees/agenda/recusing.py",
    "committees/pages/packets.py",
    "committees/models/seat.py",
    "committees/models/committee.py",
    "committees/inviting/answering.py",
    "committees/inviting/calendars.py",
    "committees/inviting/letters.py",
    "committees/inviting/slots.py",
    "committees/models/attendee.py",
    "committees/pages/calendar_keys.py",
    "committees/pages/public*.py",
    "committees/records/minutes_letters.py",
    "committees/records/public_filter.py",
    "committees/records/session_calendars.py",
    "committees/sitting/turns.py",
    "committees/templates/committees/public*.html",
    "diary/indicators.py",
    "events/calendar/at_a_glance.py",
    "events/calendar/calendar_forms.py",
    "events/calendar/calendars.py",
    "events/calendar/listing.py",
    "events/calendar/months.py",
    "events/aftermath/certificate_printing.py",
    "events/registration/checking.py",
    "events/programmes/entry_form.py",
    "events/aftermath/feedback.py",
    "events/aftermath/feedback_forms.py",
    "events/aftermath/feedback_printing.py",
    "events/flow.py",
    "events/aftermath/impulses.py",
    "events/indicators.py",
    "events/registration/letters.py",
    "events/making/event_basics.py",
    "events/models/choices.py",
    "events/pages/aftermath_checking.py",
    "events/pages/aftermath_reading.py",
    "events/pages/aftermath_saying.py",
    "events/pages/calendar*.py",
    "events/pages/own_registration.py",
    "events/pages/programme_entries.py",
    "events/pages/registering_public.py",
    "events/calendar/posters.py",
    "events/programmes/programme_filter.py",
    "events/programmes/programme_letters.py",
    "events/programmes/programme_reading.py",
    "events/programmes/proposing.py",
    "events/calendar/public_face.py",
    "events/registration/questions.py",
    "events/registration/register_forms.py",
    "events/registration/registering.py",
    "events/registering_flow.py",
    "events/registration/robots.py",
    "events/templates/events/aftermath/check.html",
    "events/templates/events/aftermath/documentation.html",
    "events/templates/events/aftermath/feedback.html",
    "events/templates/events/calendar/*",
    "events/templates/events/letters/*",
    "events/templates/events/programme/entry.html",
    "events/templates/events/programme/later.html",
    "events/templates/events/programme/letter*",
    "events/templates/events/programme/page.html",
    "events/templates/events/programme/partner.html",
    "events/templates/events/register/*",
    "events/registration/waiting.py",
    "events/calendar/when.py",
    "events/registration/wishes.py",
    "events/registration/workshops.py",
    "goals/assessing.py",
    "goals/evidence.py",
    "goals/evidencing.py",
    "goals/exporting.py",
    "goals/flow.py",
    "goals/indicators.py",
    "goals/models/goal.py",
    "goals/models/indicator.py",
    "goals/overview.py",
    "goals/pages/continuing.py",
    "goals/pages/exports.py",
    "goals/pages/history.py",
    "goals/printing.py",
    "goals/showing.py",
    "goals/templates/goals/as_of.html",
    "goals/templates/goals/definition.html",
    "goals/templates/goals/differences.html",
    "goals/templates/goals/goal.html",
    "goals/templates/goals/indicator.html",
    "goals/templates/goals/measured.html",
    "goals/templates/goals/none.html",
    "goals/templates/goals/overview.html",
    "goals/templates/goals/plan_*.html",
    "goals/templates/goals/rows.html",
    "goals/verbs.py",
    "languages/*",
    "places/forms.py",
    "places/maps.py",
    "places/models.py",
    "places/pages/municipalities.py",
    "places/pages/venues.py",
    "places/templates/places/municipality.html",
    "places/templates/places/places.html",
    "places/templates/places/venue.html",
    "places/templates/places/venues.html",
    "portal/forms.py",
    "portal/matrix.py",
    "portal/menu.py",
    "portal/pages/house.py",
    "portal/search.py",
    "portal/templates/portal/accessibility.html",
    "portal/templates/portal/csrf_failed.html",
    "portal/templates/portal/demo_people.html",
    "portal/templates/portal/home.html",
    "portal/templates/portal/imprint.html",
    "portal/templates/portal/no_door.html",
    "portal/templates/portal/post.html",
    "portal/templates/portal/privacy.html",
    "portal/templates/portal/report_barrier.html",
    "portal/templates/portal/rights.html",
    "portal/templates/portal/search.html",
    "portal/templates/portal/sign_*.html",
    "ui/documents/*",
    "ui/forms.py",
    "ui/pages.py",
    "ui/parts/inputs.py",
    "ui/sample.py",
    "ui/sheets.py",
    "ui/states.py",
    "ui/templates/*",
)
"""Where messages of public pages come from: patterns of files below `wirkkreis/`."""

SAME: Mapping[str, str] = {
    "Code": "the same word in both languages",
    "Format": "the same word in both languages",
    "Initiative": "English has the word, and means the same by it",
    "Logo": "an international word",
    "Name": "the same word in both languages",
    "Organisation": "the British spelling",
    "Passkeys": "the name of the technique everywhere",
    "Person": "the same word in both languages",
    "Website": "German took it from English",
    "Workshop": "German took it from English",
    "Workshop: %(title)s": "the same word in both languages",
    "Workshops": "German took it from English",
}
"""German messages whose English is the very same, each with the reason."""


@dataclass(frozen=True)
class Catalogues:
    """The sources and their catalogues, with the rules they keep."""

    source: Path = SOURCE
    public: Sequence[str] = PUBLIC
    same: Mapping[str, str] = field(default_factory=lambda: SAME)

    def path(self, language: str) -> Path:
        """The catalogue of a language; `de-simple` lies in `de_Simple`, where Django looks."""
        locale = self.source / "languages" / "locale"
        return locale / to_locale(language) / "LC_MESSAGES" / "django.po"

    def is_public(self, message: Message) -> bool:
        """Whether the message can stand on a page everybody may read."""
        return any(fnmatch(name, shape) for name, _ in message.locations for shape in self.public)


def update(catalogues: Catalogues) -> Iterator[str]:
    """Write the sources' messages into every catalogue; says what changed."""
    sources = messages_in(catalogues.source)
    for language in PLURALS:
        path = catalogues.path(language)
        text = _written(_merged(language, sources, path), language)
        if not path.exists() or path.read_bytes() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
            yield f"{language}: written"


def check(catalogues: Catalogues) -> tuple[list[str], list[str]]:
    """What is wrong with the catalogues, and how far each language is."""
    sources = messages_in(catalogues.source)
    wrong = [*_faults_of_sources(catalogues, sources)]
    counts = []
    for language in PLURALS:
        path = catalogues.path(language)
        current = _merged(language, sources, path)
        if not path.exists() or path.read_bytes() != _written(current, language):
            wrong.append(f"{language}: not up to date with the sources; run `catalogue update`")
        wrong += [f"{language}: {fault}" for fault in _faults(catalogues, language, current)]
        done = sum(is_complete(message) for message in _messages(current))
        counts.append(f"{language}: {done} of {len(current)} messages")
    return wrong, counts


def compile_all(catalogues: Catalogues) -> Iterator[str]:
    """Make every .mo that is missing or older than its .po; says which."""
    for language in PLURALS:
        path = catalogues.path(language)
        compiled = path.with_suffix(".mo")
        if not path.exists() or _is_newer(compiled, path):
            continue
        with path.open("rb") as text:
            catalog = read_po(text)
        unfinished = compiled.with_suffix(".mo.new")
        with unfinished.open("wb") as binary:
            write_mo(binary, catalog)
        unfinished.replace(compiled)
        yield f"{language}: compiled"


def missing(catalogues: Catalogues, language: str) -> Iterator[str]:
    """The German messages a language does not say yet, those of public pages marked."""
    sources = messages_in(catalogues.source)
    for message in _messages(_merged(language, sources, catalogues.path(language))):
        if not is_complete(message):
            mark = "public  " if catalogues.is_public(message) else "        "
            yield f"{mark}{_title(message)!r}"


def main(arguments: Sequence[str], catalogues: Catalogues | None = None) -> int:
    """Run one command; 0 when all is well, 1 when `check` found something, 2 for a wrong call."""
    catalogues = catalogues or Catalogues()
    try:
        match arguments:
            case ["update"]:
                _tell(update(catalogues))
            case ["compile"]:
                _tell(compile_all(catalogues))
            case ["missing", language] if language in PLURALS:
                _tell(missing(catalogues, language))
            case ["check"]:
                wrong, counts = check(catalogues)
                _tell([*wrong, *counts])
                return 1 if wrong else 0
            case _:
                _tell([(__doc__ or "").strip()])
                return 2
    except Unreadable as error:
        _tell([str(error)])
        return 1
    return 0


def _faults_of_sources(catalogues: Catalogues, sources: Catalog) -> Iterator[str]:
    for text, other in _taken_by_django(sources):
        yield f"{text!r}: Django says {other!r} on German pages; give it a context (pgettext)"
    for text in sorted(catalogues.same):
        if not sources.get(text):
            yield f"{text!r} is listed as the same in English, but no longer in use"
    names = {name for message in _messages(sources) for name, _ in message.locations}
    for shape in catalogues.public:
        if not any(fnmatch(name, shape) for name in names):
            yield f"{shape!r} is listed as public, but no message comes from there"


def _faults(catalogues: Catalogues, language: str, current: Catalog) -> Iterator[str]:
    for message in _messages(current):
        title = repr(_title(message))
        if not is_complete(message):
            if language == WHOLE or catalogues.is_public(message):
                yield f"{title} is not translated"
            continue
        # Plain German may repeat what was plain already.
        if (
            language != "de-simple"
            and is_copied(message)
            and _title(message) not in catalogues.same
        ):
            yield f"{title} is copied, not translated"
        for slip in slips(message):
            yield f"{title} {slip}"


def _merged(language: str, sources: Catalog, path: Path) -> Catalog:
    """The sources' messages with the translations the catalogue has for them."""
    text = path.read_bytes() if path.exists() else b""
    known = read_po(BytesIO(text or _header(language)))
    merged = read_po(BytesIO(_header(language)))
    for message in _messages(sources):
        entry = merged.add(
            message.id,
            locations=message.locations,
            auto_comments=message.auto_comments,
            context=message.context,
        )
        if message.pluralizable:
            entry.string = ("",) * merged.num_plurals
        old = known.get(_title(message), message.context)
        if old and len(forms(old)) == len(forms(entry)):
            entry.string, entry.user_comments = old.string, old.user_comments
            entry.flags |= old.flags & {"fuzzy"}
    return merged


def _written(catalog: Catalog, language: str) -> bytes:
    text = BytesIO()
    write_po(text, catalog, width=98, omit_header=True, sort_output=True, include_lineno=False)
    return _header(language) + b"\n" + text.getvalue().rstrip() + b"\n"


def _header(language: str) -> bytes:
    # Without the usual dates and versions, which would differ after every run.
    lines = (
        f"Language: {to_locale(language)}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {PLURALS[language]}",
    )
    quoted = "\n".join(f'"{line}\\n"' for line in lines)
    return f'msgid ""\nmsgstr ""\n{quoted}\n'.encode()


def _taken_by_django(sources: Catalog) -> Iterator[tuple[str, str]]:
    of_django = Path(django.__file__).parent / "conf/locale/de/LC_MESSAGES/django.mo"
    with of_django.open("rb") as binary:
        german = GNUTranslations(binary)
    for message in _messages(sources):
        if message.context is None and german.gettext(_title(message)) != _title(message):
            yield _title(message), german.gettext(_title(message))


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _title(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _is_newer(compiled: Path, path: Path) -> bool:
    return compiled.exists() and compiled.stat().st_mtime_ns >= path.stat().st_mtime_ns


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
