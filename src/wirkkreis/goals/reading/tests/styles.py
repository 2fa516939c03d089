"""One tree of goals, printed in the ways partnerships print theirs."""

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass

ROMAN = ("", "I", "II", "III", "IV", "V", "VI")
WORDS = ("Leitziel", "Mittlerziel", "Handlungsziel")
SHORT = ("LZ", "MZ", "HZ")


@dataclass(frozen=True)
class Node:
    text: str
    children: tuple["Node", ...] = ()


Tree = tuple[Node, ...]
Walked = tuple[int, tuple[int, ...], str]


def walk(tree: Tree, path: tuple[int, ...] = ()) -> Iterator[Walked]:
    """Depth, path of numbers and text of each node, parents first."""
    for place, node in enumerate(tree, 1):
        yield len(path), (*path, place), node.text
        yield from walk(node.children, (*path, place))


def dotted(path: tuple[int, ...]) -> str:
    return ".".join(map(str, path))


def _lines(tree: Tree, line: Callable[[int, tuple[int, ...], str], str]) -> str:
    return "\n".join(line(*node) for node in walk(tree)) + "\n"


def number_before(tree: Tree) -> str:
    return _lines(tree, lambda d, p, t: f"{p[-1]}. {WORDS[d]}\n\n{t}\n")


def markdown_number_before(tree: Tree) -> str:
    return _lines(tree, lambda d, p, t: f"{'#' * (d + 2)} {p[-1]}. {WORDS[d]}:\n\n{t}\n")


def number_behind(tree: Tree) -> str:
    return _lines(tree, lambda d, p, t: f"{WORDS[d]} {dotted(p)}: {t}")


def number_behind_wrapped(tree: Tree) -> str:
    return _lines(tree, lambda d, p, t: "\n".join(textwrap.wrap(f"{WORDS[d]} {dotted(p)} {t}", 64)))


def roman(tree: Tree) -> str:
    return _lines(tree, lambda d, p, t: f"{WORDS[d]} {ROMAN[p[-1]]}\n{t}\n")


def letters_under_roman(tree: Tree) -> str:
    signs = (lambda n: ROMAN[n], str, lambda n: f"{chr(96 + n)})")
    return _lines(tree, lambda d, p, t: f"{WORDS[d]} {signs[d](p[-1])} – {t}")


def bold(tree: Tree) -> str:
    return _lines(tree, lambda d, p, t: f"**{WORDS[d]} {dotted(p)}:** {t}\n")


def all_bold(tree: Tree) -> str:
    return _lines(tree, lambda d, p, t: f"**{WORDS[d]} {dotted(p)}**\n\n{t}\n")


def shortened(tree: Tree) -> str:
    return _lines(tree, lambda d, p, t: f"{SHORT[d]} {dotted(p)} {t}")


def shortened_tight(tree: Tree) -> str:
    return _lines(tree, lambda d, p, t: f"{SHORT[d]}{dotted(p)}: {t}")


def capitals(tree: Tree) -> str:
    return _lines(tree, lambda d, p, t: f"{WORDS[d].upper()} {dotted(p)}\n{t}\n")


def bare_numbers(tree: Tree) -> str:
    head = "Zielplan\n\n"
    return head + _lines(tree, lambda d, p, t: f"{dotted(p)}{'.' if d == 0 else ''} {t}")


def bare_numbers_below_labels(tree: Tree) -> str:
    return _lines(
        tree, lambda d, p, t: f"Leitziel {p[0]}: {t}\n" if d == 0 else f"{dotted(p)} {t}\n"
    )


def outline_of_signs(tree: Tree) -> str:
    signs = (lambda n: f"{ROMAN[n]}.", lambda n: f"{n}.", lambda n: f"{chr(96 + n)})")
    return "Unser Zielplan\n\n" + _lines(tree, lambda d, p, t: f"{signs[d](p[-1])} {t}")


def nested_bullets(tree: Tree) -> str:
    return _lines(tree, lambda d, p, t: f"{'  ' * d}- {WORDS[d]} {dotted(p)}: {t}")


def _with_list(tree: Tree, heading: str, item: Callable[[int, str], str], gap: str) -> str:
    parts: list[str] = []
    for one, guiding in enumerate(tree, 1):
        parts.append(f"Leitziel {one}\n{guiding.text}\n")
        for two, middle in enumerate(guiding.children, 1):
            parts.append(f"Mittlerziel {one}.{two}\n{middle.text}\n")
            actions = gap.join(item(n, a.text) for n, a in enumerate(middle.children, 1))
            parts.append(f"{heading}\n{gap if len(gap) > 1 else ''}{actions}\n")
    return "\n".join(parts)


def list_with_bullets(tree: Tree) -> str:
    return _with_list(tree, "Handlungsziele:", lambda _, t: f"- {t}", "\n")


def list_with_dots(tree: Tree) -> str:
    return _with_list(tree, "Handlungsziele", lambda _, t: f"• {t}", "\n")


def list_with_numbers(tree: Tree) -> str:
    return _with_list(tree, "Handlungsziele:", lambda n, t: f"{n}. {t}", "\n")


def list_with_letters(tree: Tree) -> str:
    return _with_list(tree, "**Handlungsziele:**", lambda n, t: f"{chr(96 + n)}) {t}", "\n\n")


def list_without_signs(tree: Tree) -> str:
    return _with_list(tree, "Handlungsziele:", lambda _, t: t, "\n")


def list_with_paragraphs(tree: Tree) -> str:
    return _with_list(tree, "### Handlungsziele", lambda _, t: t, "\n\n")


def lists_by_level(tree: Tree) -> str:
    """Each level in a list of its own, as some plans do; the numbers hold the tree."""
    parts = []
    for depth, word in enumerate(WORDS):
        rows = [f"{dotted(p)} {t}" if d else f"{p[0]}. {t}" for d, p, t in walk(tree) if d == depth]
        parts.append(f"{word}e:\n\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def named_parents(tree: Tree) -> str:
    parts = ["Leitziele:\n", *(f"{n}. {node.text}" for n, node in enumerate(tree, 1)), ""]
    for one, guiding in enumerate(tree, 1):
        parts.append(f"Mittlerziele zu Leitziel {one}:\n")
        parts.extend(f"{one}.{two} {node.text}" for two, node in enumerate(guiding.children, 1))
        parts.append("")
        for two, middle in enumerate(guiding.children, 1):
            parts.append(f"Handlungsziele zu Mittlerziel {one}.{two}:\n")
            parts.extend(f"- {node.text}" for node in middle.children)
            parts.append("")
    return "\n".join(parts)


def _rows(tree: Tree, *, repeat: bool) -> Iterator[list[str]]:
    for guiding in tree:
        for middle in guiding.children:
            for action in middle.children:
                first = action is middle.children[0]
                top = first and middle is guiding.children[0]
                yield [
                    guiding.text if repeat or top else "",
                    middle.text if repeat or first else "",
                    action.text,
                ]


def markdown_table(tree: Tree) -> str:
    rows = ["| " + " | ".join(row) + " |" for row in _rows(tree, repeat=False)]
    head = "| Leitziel | Mittlerziel | Handlungsziel |\n|---|:---:|---|\n"
    return "Zielplan\n\n" + head + "\n".join(rows) + "\n"


def markdown_table_repeating(tree: Tree) -> str:
    rows = ["| " + " | ".join(row) + " | offen |" for row in _rows(tree, repeat=True)]
    head = "| Leitziele | Mittlerziele | Handlungsziele | Stand |\n|---|---|---|---|\n"
    return head + "\n".join(row.replace(" | offen |", " |  |") for row in rows) + "\n"


def tabs(tree: Tree) -> str:
    rows = ["\t".join(row) for row in _rows(tree, repeat=False)]
    return "Leitziel\tMittlerziel\tHandlungsziel\n" + "\n".join(rows) + "\n"


def level_in_a_column(tree: Tree) -> str:
    head = "| Ebene | Nr. | Ziel |\n|---|---|---|\n"
    return head + _lines(tree, lambda d, p, t: f"| {WORDS[d]} | {dotted(p)} | {t} |")


def label_in_a_column(tree: Tree) -> str:
    return _lines(tree, lambda d, p, t: f"| {WORDS[d]} {dotted(p)} | {t} |")


def headings_alone(tree: Tree) -> str:
    signs = ("## ", "### ", "- ")
    return "# Zielplan 2024\n" + _lines(tree, lambda d, p, t: f"{signs[d]}{t}")


def numbers_alone(tree: Tree) -> str:
    return _lines(tree, lambda d, p, t: f"{dotted(p)} {t}")


def letters_for_levels(tree: Tree) -> str:
    return _lines(tree, lambda d, p, t: f"{'LMH'[d]}{dotted(p)}: {t}")


def behind_its_contents(tree: Tree) -> str:
    """A table of contents repeats the two upper levels."""
    plan = _lines(tree, lambda d, p, t: f"{WORDS[d]} {dotted(p)}: {t}")
    entries = [line for line in plan.splitlines() if not line.startswith(WORDS[2])]
    return (
        "Inhalt\n" + "\n".join(f"{line} {n}" for n, line in enumerate(entries, 2)) + f"\n\n{plan}"
    )


def synonyms(tree: Tree) -> str:
    words = ("Strategisches Ziel", "Teilziel", "Operatives Ziel")
    return _lines(tree, lambda d, p, t: f"{'#' * (d + 2)} {words[d]} {dotted(p)}\n{t}\n")


def windows(tree: Tree) -> str:
    return "\ufeff" + number_before(tree).replace("\n", "\r\n").replace("n ", "n\u00a0")


def pages(tree: Tree) -> str:
    """What comes out of a PDF: narrow lines, divided words, a running head and a page number."""
    lines: list[str] = []
    for depth, path, text in walk(tree):
        words = f"{WORDS[depth]} {dotted(path)}: {text}"
        lines.extend(_divided(textwrap.wrap(words, 40, break_on_hyphens=False)))
    paged: list[str] = []
    for number, start in enumerate(range(0, len(lines), 9), 1):
        paged += [
            "Partnerschaft für Demokratie Ahrfeld",
            *lines[start : start + 9],
            f"Seite {number}",
        ]
    return "\n".join(paged)


def _divided(lines: list[str]) -> list[str]:
    """Each line's last word is cut in two where it is long enough."""
    divided = list(lines)
    for place in range(len(lines) - 1):
        first, _, rest = divided[place + 1].partition(" ")
        if len(first) > 8 and first.isalpha() and rest:
            divided[place] += f" {first[:4]}-"
            divided[place + 1] = f"{first[4:]} {rest}"
    return divided


ALL: tuple[Callable[[Tree], str], ...] = (
    number_before,
    markdown_number_before,
    number_behind,
    number_behind_wrapped,
    roman,
    letters_under_roman,
    bold,
    all_bold,
    shortened,
    shortened_tight,
    capitals,
    bare_numbers,
    bare_numbers_below_labels,
    outline_of_signs,
    nested_bullets,
    list_with_bullets,
    list_with_dots,
    list_with_numbers,
    list_with_letters,
    list_without_signs,
    list_with_paragraphs,
    lists_by_level,
    named_parents,
    markdown_table,
    markdown_table_repeating,
    tabs,
    level_in_a_column,
    label_in_a_column,
    headings_alone,
    numbers_alone,
    letters_for_levels,
    synonyms,
    windows,
    pages,
)
