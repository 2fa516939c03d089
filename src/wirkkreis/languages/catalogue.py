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
from .public_pages import PUBLIC

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
