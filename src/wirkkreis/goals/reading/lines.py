"""The lines of a plan: what each says once Markdown and stray characters are off, and which are noise.

Lines end at LF, CRLF or CR, as in every editor; a form feed marks a new page but ends no line.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

LINE_END = re.compile(r"\r\n|\r|\n")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
HEADING = re.compile(r"(#{2,6}\s*|#\s+)(?=[^#\s])")
CLOSING_HASHES = re.compile(r"\s+#+\s*$")
QUOTED = re.compile(r"(?:>\s?)+")
TAG = re.compile(
    r"</?(?:b|strong|i|em|u|p|h[1-6]|span|li|ul|ol|div)(?:\s[^<>]{0,80})?/?>", re.IGNORECASE
)
ITALIC = re.compile(r"([*_])([^\s*_][^*_]*)\1(?=$|[\s:.])")
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))

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
RULE = re.compile(r"(?:[-=_*~–—+·.#|:]\s*){3,}")
SENTENCE_END = re.compile(r"[.!?:;][\"“”»«')\]*]*$")


@dataclass(frozen=True)
class Line:
    """One line: `number` from 1, `raw` as it stands, `text` without Markdown and stray characters."""

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


def ends_sentence(text: str) -> bool:
    return bool(SENTENCE_END.search(text.rstrip()))


def _line(number: int, raw: str, *, gap: bool, noise: bool) -> Line:
    text = unicodedata.normalize("NFC", raw).translate(INVISIBLE)
    indent = len(text) - len(text.lstrip())
    indent += 3 * text[:indent].count("\t")
    text = text.strip()
    if quoted := QUOTED.match(text):
        text = text[quoted.end() :]
    heading = 0
    if found := HEADING.match(text):
        heading = len(found.group().strip())
        text = CLOSING_HASHES.sub("", text[found.end() :])
    text = TAG.sub("", text)
    bold = text.startswith(("**", "__"))
    text = ESCAPED.sub(r"\1", _without_emphasis(text)).strip()
    ending = "\u00ad" if text.endswith("\u00ad") else ""
    text = text.replace("\u00ad", "") + ending
    return Line(number, raw, text, heading, indent, bold, gap, noise)


def clean(text: str) -> str:
    """A table cell or other part of a line without Markdown and stray characters."""
    return _line(0, text, gap=False, noise=False).text


def _without_emphasis(text: str) -> str:
    """Without `**` and a leading `*word*`; single stars and underscores inside words (Bürger*in) stay."""
    if "**" in text:
        text = re.sub(r"(?<!\\)\*\*", "", text)
    if text.startswith("__"):
        text = text.replace("__", "", 2)
    if found := ITALIC.match(text):
        text = found.group(2) + text[found.end() :]
    return text


def _furniture(raw_lines: list[str]) -> set[int]:
    """Indexes of page numbers, running heads, rules and entries of a table of contents."""
    stripped = [raw.strip() for raw in raw_lines]
    filled = [index for index, text in enumerate(stripped) if text]
    numbers = {i for i in filled if PAGE_NUMBER.fullmatch(stripped[i])}
    noise = set(numbers)
    noise.update(
        i for i in filled if RULE.fullmatch(stripped[i]) or CONTENTS_ENTRY.search(stripped[i])
    )
    return noise | _running_heads(raw_lines, stripped, filled, numbers)


def _running_heads(
    raw_lines: list[str], stripped: list[str], filled: list[int], numbers: set[int]
) -> set[int]:
    """Lines that come back on page after page, told from sub-headings by where they stand."""
    shapes = {
        i: re.sub(r"\d+", "#", PAGE_IN_LINE.sub("#", stripped[i])).strip()
        for i in filled
        if i not in numbers and len(stripped[i]) <= 120
    }
    often = {shape for shape, count in Counter(shapes.values()).items() if count > 1}
    places: dict[str, list[int]] = {}
    for position, index in enumerate(filled):
        if shapes.get(index) in often:
            places.setdefault(shapes[index], []).append(position)
    heads: set[int] = set()
    for shape, positions in places.items():
        found = [filled[position] for position in positions]
        if _is_head(shape, positions, raw_lines, stripped, filled, numbers):
            heads.update(found)
    alone = {
        i for i in shapes if PAGE_IN_LINE.search(stripped[i]) and not ends_sentence(stripped[i])
    }
    return heads | {i for i in alone if len(stripped[i]) <= 80 and shapes[i] != "#"}


def _is_head(
    shape: str,
    positions: list[int],
    raw_lines: list[str],
    stripped: list[str],
    filled: list[int],
    numbers: set[int],
) -> bool:
    if (
        NOT_A_HEAD.match(shape)
        or shape.endswith((":", "."))
        or not re.search(r"[^\W\d_]{3}", shape)
    ):
        return False
    if len({stripped[filled[p]] for p in positions}) > 1 and not PAGE_IN_LINE.search(
        stripped[filled[positions[0]]]
    ):
        return False
    beside = breaks = 0
    for position in positions:
        near = filled[max(0, position - 2) : position + 3]
        beside += any(i in numbers for i in near) or any("\f" in raw_lines[i] for i in near)
        before = stripped[filled[position - 1]] if position else ""
        after = stripped[filled[position + 1]] if position + 1 < len(filled) else ""
        breaks += bool(before and not ends_sentence(before) and after[:1].islower())
    if beside >= len(positions) - 1:
        return True
    return (positions[0] == 0 or len(positions) > 2) and breaks * 3 >= len(positions)


NOT_A_HEAD = re.compile(
    r"[\W\d_]*(?:[IVX]+\.\s*)?(?:[LMH]Z\b|\w*-?ziele?n?\b|strategisch|operativ|maßnahme|massnahme"
    r"|indikator|zielgruppe|zeitraum|verantwortlich|umsetzung|termin|erfolg)",
    re.IGNORECASE,
)
