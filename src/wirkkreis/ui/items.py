"""What components are handed: small frozen rows. Anything with the same attributes will do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.functional import Promise

Text = str | Promise
Number = int | float | Decimal


@dataclass(frozen=True)
class TreeNode:
    """A goal in the tree: `level` is the partnership's word for it, `note` says it at a glance."""

    title: Text
    url: str = ""
    number: str = ""
    level: Text = ""
    state: str = ""
    note: Text = ""
    children: Sequence["TreeNode"] = ()


@dataclass(frozen=True)
class Step:
    """A step of a longer way. `state` is done, current or ahead."""

    label: Text
    state: str = "ahead"
    url: str = ""


@dataclass(frozen=True)
class Happening:
    """An entry of a timeline. `text` may be HTML that is already safe."""

    when: date | datetime
    title: Text
    text: Text = ""
    who: Text = ""
    icon: str = ""
    tone: str = ""
    url: str = ""


@dataclass(frozen=True)
class Appointment:
    """Something on a day, or from it to `last_day`. `time` as the page's language writes it.

    `tone` is good, info, warn, bad or neutral and says nothing by itself: `note` has the word.
    """

    day: date
    title: Text
    url: str = ""
    time: Text = ""
    tone: str = ""
    last_day: date | None = None
    note: Text = ""


@dataclass(frozen=True)
class Further:
    """Where all of a day stands, and how many of its appointments were not handed over."""

    url: str
    left_out: int = 0


@dataclass(frozen=True)
class StoredFile:
    """A file to download, and to remove where `remove_url` is given (a page that asks first)."""

    name: str
    url: str
    size: int = 0
    kind: Text = ""
    remove_url: str = ""


@dataclass(frozen=True)
class SummaryRow:
    """A question, its answer, and where to change it."""

    label: Text
    value: object
    change_url: str = ""


@dataclass(frozen=True)
class Bar:
    """A horizontal bar. `value` None means not measurable yet; it is never drawn as 0."""

    label: Text
    value: Number | None
    text: Text = ""
    url: str = ""
    target: Number | None = None
    tone: str = ""


@dataclass(frozen=True)
class Share:
    """A part of a whole: `tone` is good, info, warn, bad, neutral or step-1 to step-4."""

    label: Text
    value: Number
    tone: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Point:
    """A value in time. None leaves a gap."""

    label: Text
    value: Number | None


@dataclass(frozen=True)
class Area:
    """An area of the map: outline as SVG path data, where its label stands, and what to say.

    `step` 0 to 4 is the shade, None a value that is hidden or unknown (hatched).
    """

    name: Text
    path: str
    label_x: float
    label_y: float
    label: Text = ""
    value: Text = ""
    step: int | None = None
    url: str = ""


@dataclass(frozen=True)
class LegendEntry:
    """A shade of the map and what it means; `step` None explains the hatching."""

    step: int | None
    label: Text
