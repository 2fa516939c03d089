"""The lines of a plan: what each says once Markdown and stray characters are off, and which are
noise.

Lines end at LF, CRLF or CR, as in every editor; a form feed marks a new page but ends no line.
"""

import itertools
import re
import unicodedata
from dataclasses import dataclass, replace
from html import unescape

LINE_END = re.compile(r"\r\n|\r|\n")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
HEADING = re.compile(r"(#{2,6}\s*|#\s+)(?=[^#\s])")
CLOSING_HASHES = re.compile(r"\s+#+\s*$")
QUOTED = re.compile(r"(?:>\s?)+")
TAG = re.compile(
    r"</?(?P<name>b|strong|i|em|u|p|h[1-6]|span|li|ul|ol|div|a|br|font|sup|sub|small|table|thead"
    r"|tbody|tr|td|th)(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
WITHIN_WORDS = frozenset(
    ("b", "strong", "i", "em", "u", "span", "a", "font", "sup", "sub", "small")
)
ITALIC = re.compile(r"(?<![\w\\*_])([*_])([^\s*_](?:[^*_]*[^\s*_\\])?)\1(?=$|[\s:.,;)])")
STRAY: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff")),
    **{wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)},
    0x3000: " ",
}
SPACED_LABEL = re.compile(r"(?:[A-ZÄÖÜ] ){2,12}Z I E L(?: E)?\b")
DIVIDED_LABEL = re.compile(
    r"(?:[\dIVX.)]{1,8}\s+)?(?:Leit|Mittler|Handlungs|Teil|Unter|Ober|Rahmen)[-\u00ad]"
)

PAGE_NUMBER = re.compile(
    r"(?:[-–—|\s]*\d{1,3}[-–—|\s]*"
    r"|\d{1,3}\s?/\s?\d{1,3}"
    r"|(?:Seite|S\.|Page|Blatt)\s*\d{1,3}(?:\s*(?:von|of|/)\s*\d{1,3})?)",
    re.IGNORECASE,
)
PAGE_IN_LINE = re.compile(
    r"\b(?:Seite|Blatt)\s*\d{1,3}(?:\s*(?:von|/)\s*\d{1,3})?\b", re.IGNORECASE
)
CONTENTS_ENTRY = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}\s*$|…+\s*\d{1,3}\s*$|_{4,}\s*\d{1,3}\s*$")
CONTENTS = re.compile(r"[#*\s]*(?:Inhalt|Inhaltsverzeichnis|Gliederung)\s*:?[*\s]*", re.IGNORECASE)
CONTENTS_PAGE = re.compile(r"[\s.…_]{1,200}\d{1,3}$")
ENTRY_SIGNS = re.compile(r"^[#*\s•–-]+|\*")
RULE = re.compile(r"(?:[-=_*~–—+·.#|:]\s*){3,}")
SENTENCE_END = re.compile(r"[.!?:;][\"“”»«')\]*]*$")


@dataclass(frozen=True)
class Line:
    """One line: `number` from 1, `raw` as it stands, `text` without Markdown and stray
    characters.
    """

    number: int
    raw: str
    text: str
    heading: int = 0
    indent: int = 0
    bold: bool = False
    gap: bool = False
    noise: bool = False

    @property
    def empty(self) -> bool:
        return not self.raw.strip()


def split(text: str) -> list[Line]:
    """The text's lines with `gap` (a blank line stands before) and `noise` (page furniture) set."""
    raw_lines = LINE_END.split(text.removeprefix("\ufeff"))
    noise = _furniture(raw_lines)
    lines: list[Line] = []
    gap = True
    for index, raw in enumerate(raw_lines):
        lines.append(_line(index + 1, raw, gap=gap, noise=index in noise))
        if not raw.strip():
            gap = True
        elif index not in noise:
            gap = False
    return lines


def with_whole_labels(lines: list[Line]) -> list[Line]:
    """The lines, where a label divided at the end of its line ("Handlungs-", "ziel 2") stands whole
    in the first of the two.
    """
    whole = list(lines)
    for place, (line, after) in enumerate(itertools.pairwise(lines)):
        if after.text.startswith("ziel") and DIVIDED_LABEL.fullmatch(line.text):
            whole[place] = replace(line, text=line.text[:-1] + after.text)
            whole[place + 1] = replace(after, text="")
    return whole


def ends_sentence(text: str) -> bool:
    return bool(SENTENCE_END.search(text.rstrip()))


def _line(number: int, raw: str, *, gap: bool, noise: bool) -> Line:
    text = unicodedata.normalize("NFC", raw).translate(STRAY)
    indent = len(text) - len(text.lstrip())
    indent += 3 * text[:indent].count("\t")
    text = text.strip()
    if quoted := QUOTED.match(text):
        text = text[quoted.end() :]
    heading = 0
    if found := HEADING.match(text):
        heading = len(found.group().strip())
        text = CLOSING_HASHES.sub("", text[found.end() :])
    if "<" in text or "&" in text:
        text = unescape(TAG.sub(_in_place_of_tag, text)).strip()
    bold = text.startswith(("**", "__"))
    text = ESCAPED.sub(r"\1", _without_emphasis(text)).strip()
    if spaced := SPACED_LABEL.match(text):
        text = spaced.group().replace(" ", "") + text[spaced.end() :]
    ending = "\u00ad" if text.endswith("\u00ad") else ""
    text = text.replace("\u00ad", "") + ending
    return Line(number, raw, text, heading, indent, bold, gap, noise)


def _in_place_of_tag(tag: re.Match[str]) -> str:
    return "" if tag["name"].lower() in WITHIN_WORDS else " "


def clean(text: str) -> str:
    """A table cell or other part of a line without Markdown and stray characters."""
    if text.isascii() and text.isalnum():
        return text
    return _line(0, text, gap=False, noise=False).text


def _without_emphasis(text: str) -> str:
    """Without `**` and `*words*`; single stars and underscores inside words (Bürger*in) stay."""
    if "**" in text:
        text = re.sub(r"(?<!\\)\*\*", "", text)
    if text.startswith("__"):
        text = text.replace("__", "", 2)
    return ITALIC.sub(r"\2", text) if "*" in text or "_" in text else text


def _furniture(raw_lines: list[str]) -> set[int]:
    """Indexes of page numbers, running heads, rules and entries of a table of contents."""
    stripped = [raw.strip() for raw in raw_lines]
    filled = [index for index, text in enumerate(stripped) if text]
    numbers = {i for i in filled if PAGE_NUMBER.fullmatch(stripped[i])}
    noise = set(numbers)
    noise.update(
        i for i in filled if RULE.fullmatch(stripped[i]) or CONTENTS_ENTRY.search(stripped[i][-80:])
    )
    noise |= _contents(stripped, filled)
    return noise | _running_heads(raw_lines, stripped, filled, numbers)


def _contents(stripped: list[str], filled: list[int]) -> set[int]:
    """The entries below a heading "Inhalt": lines that come again further down."""
    last = {_entry(stripped[index]): index for index in filled}
    entries: set[int] = set()
    inside = False
    for index in filled:
        inside = inside or bool(CONTENTS.fullmatch(stripped[index]))
        if not inside or CONTENTS.fullmatch(stripped[index]):
            continue
        entry = _entry(stripped[index])
        inside = max(last[entry], last.get(CONTENTS_PAGE.sub("", entry), 0)) > index
        if inside:
            entries.add(index)
    return entries


def _entry(text: str) -> str:
    return ENTRY_SIGNS.sub("", text).strip(" .…_")


def _running_heads(
    raw_lines: list[str], stripped: list[str], filled: list[int], numbers: set[int]
) -> set[int]:
    """Lines that come back on page after page, told from sub-headings by where they stand."""
    heads = {
        index
        for index in filled
        if PAGE_IN_LINE.search(stripped[index])
        and len(stripped[index]) <= 110
        and not ends_sentence(stripped[index])
    }
    places: dict[str, list[int]] = {}
    for position, index in enumerate(filled):
        if index not in numbers and len(stripped[index]) <= 120:
            places.setdefault(stripped[index], []).append(position)
    borders = numbers | heads
    borders.update(index for index in filled if raw_lines[index].startswith("\f"))
    for text, positions in places.items():
        if len(positions) < 2 or not _could_be_head(text):
            continue
        if _at_borders(positions, filled, borders) or _breaks_sentences(
            positions, filled, stripped
        ):
            heads.update(filled[position] for position in positions)
    return heads


def _could_be_head(text: str) -> bool:
    if NOT_A_HEAD.match(text) or text.endswith((":", ".", "-", "\u00ad", "¬")) or text[0].islower():
        return False
    return bool(re.search(r"[^\W\d_]{3}", text))


def _at_borders(positions: list[int], filled: list[int], borders: set[int]) -> bool:
    """Each right after, or each right before, a page number or page break (or the
    document's end).
    """
    above = [
        position == 0
        or any(index in borders for index in filled[max(0, position - 2) : position + 1])
        for position in positions
    ]
    below = [
        position == len(filled) - 1
        or any(index in borders for index in filled[position + 1 : position + 3])
        for position in positions
    ]
    beside = positions[0] == 0 and all(below[1:])
    return bool(borders) and (all(above) or all(below) or beside)


def _breaks_sentences(positions: list[int], filled: list[int], stripped: list[str]) -> bool:
    breaks = 0
    for position in positions:
        before = stripped[filled[position - 1]] if position else ""
        if NOT_A_HEAD.match(before):
            continue
        after = stripped[filled[position + 1]] if position + 1 < len(filled) else ""
        breaks += bool(before and not ends_sentence(before) and after[:1].islower())
    return (positions[0] == 0 or len(positions) > 2) and breaks * 3 >= len(positions)


NOT_A_HEAD = re.compile(
    r"[\W\d_]*(?:[IVX]+\.\s*)?(?:[LMH]Z\b|\w*-?ziele?n?\b|strategisch|operativ|maßnahme|massnahme"
    r"|indikator|zielgruppe|zeitraum|verantwortlich|umsetzung|termin|erfolg)",
    re.IGNORECASE,
)
