"""Headings and automatic numbers of .docx paragraphs, which stand in no paragraph's text."""

import re
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE = f"{W}val"
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
HEADING = re.compile(r"(?:heading|berschrift|Überschrift)\s?([1-6])", re.IGNORECASE)

# Word's own styles for lists further in: "List Bullet 2".
LIST_STYLE = re.compile(r"^(?:List|Liste|Aufzählung|Listen)\D*([2-5])$", re.IGNORECASE)


class Numbers:
    """Counts the document's lists as Word would; ask once per paragraph, in document order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self.formats: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.counted: dict[str, dict[int, int]] = {}
        self.lists: dict[str, str] = {}
        # Lists that begin anew where they are first used.
        self.restarts: dict[str, dict[int, int]] = {}
        self.styles: dict[str, tuple[str, str | None, str | None]] = {}
        if numbering is not None:
            self._read_numbering(numbering)
        if styles is not None:
            self._read_styles(styles)

    def heading(self, paragraph: Element) -> str:
        """Markdown's hashes for a heading or the title, else nothing."""
        style = _find(paragraph, "pPr/pStyle")
        name, _, _ = self.styles.get(style or "", (style or "", None, None))
        if name.lower() in ("title", "titel"):
            return "# "
        found = HEADING.search(name)
        return "#" * int(found[1]) + " " if found else ""

    def of(self, paragraph: Element) -> str:
        """The number or bullet Word shows before the paragraph, with a space, else nothing."""
        style = _find(paragraph, "pPr/pStyle")
        _, style_list, style_depth = self.styles.get(style or "", ("", None, None))
        listed = _find(paragraph, "pPr/numPr/numId") or style_list
        depth = _find(paragraph, "pPr/numPr/ilvl") or style_depth or "0"
        if not listed or listed == "0" or listed not in self.lists or not depth.isdigit():
            return ""
        for again, start in self.restarts.pop(listed, {}).items():
            self.counted.setdefault(self.lists[listed], {})[again] = start - 1
        named = LIST_STYLE.search(self.styles.get(style or "", ("", None, None))[0])
        inset = max(int(depth), int(named[1]) - 1 if named else 0)
        return self._next(self.lists[listed], min(int(depth), 8), inset)

    def _next(self, abstract: str, depth: int, inset: int) -> str:
        formats = self.formats.get(abstract, {})
        if depth not in formats:
            return ""
        shape, pattern, start = formats[depth]
        counted = self.counted.setdefault(abstract, {})
        counted[depth] = counted.get(depth, start - 1) + 1
        for deeper in [other for other in counted if other > depth]:
            del counted[deeper]
        if shape == "bullet":
            return "  " * inset + "- "
        if shape == "none":
            return ""

        def shown(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            level_shape, _, level_start = formats.get(level, ("decimal", "", 1))
            return _spelt(counted.get(level, level_start), level_shape)

        return re.sub(r"%([1-9])", shown, pattern).strip() + " "

    def _read_numbering(self, numbering: Element) -> None:
        for abstract in numbering.findall(f"{W}abstractNum"):
            levels = self.formats.setdefault(abstract.get(f"{W}abstractNumId", ""), {})
            for level in abstract.findall(f"{W}lvl"):
                depth, start = level.get(f"{W}ilvl", "0"), _find(level, "start") or "1"
                shape, pattern = _find(level, "numFmt") or "decimal", _find(level, "lvlText") or ""
                if depth.isdigit():
                    levels[int(depth)] = (shape, pattern, int(start) if start.isdigit() else 1)
        for listed in numbering.findall(f"{W}num"):
            own = listed.get(f"{W}numId", "")
            self.lists[own] = _find(listed, "abstractNumId") or ""
            for again in listed.findall(f"{W}lvlOverride"):
                depth, start = again.get(f"{W}ilvl", ""), _find(again, "startOverride") or ""
                if depth.isdigit() and start.isdigit():
                    self.restarts.setdefault(own, {})[int(depth)] = int(start)

    def _read_styles(self, styles: Element) -> None:
        for style in styles.findall(f"{W}style"):
            self.styles[style.get(f"{W}styleId", "")] = (
                _find(style, "name") or "",
                _find(style, "pPr/numPr/numId"),
                _find(style, "pPr/numPr/ilvl"),
            )


def _find(element: Element, path: str) -> str | None:
    found = element.find("/".join(W + step for step in path.split("/")))
    return found.get(VALUE) if found is not None else None


def _spelt(number: int, shape: str) -> str:
    if shape in ("upperRoman", "lowerRoman"):
        said = ""
        for value, sign in ROMAN:
            while number >= value and len(said) < 12:
                said, number = said + sign, number - value
        return said if shape == "upperRoman" else said.lower()
    if shape in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26)
        return letter if shape == "upperLetter" else letter.lower()
    return str(number)
