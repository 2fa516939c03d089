"""Which goal stands below which: by number, by name, by place, and by agreement of numbers where
only that is left.
"""

from bisect import bisect_left
from dataclasses import dataclass, field

from wirkkreis.goals.reading.drafts import Draft, Outline
from wirkkreis.goals.reading.labels import FAMILIES, SHORT, SHORT_FAMILIES, WORD
from wirkkreis.goals.reading.markers import comparable, ordinal
from wirkkreis.goals.reading.model import LEVELS, Level
from wirkkreis.goals.reading.telling import lines_named


@dataclass
class Tree:
    """Parents by goal; `assumed` are the goals whose parent the plan does not write down."""

    parents: dict[int, int] = field(default_factory=dict)
    assumed: set[int] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)


def nest(outline: Outline) -> Tree:
    """The tree of an outline. A parent that cannot be told stays open and is warned of."""
    return _Nesting(outline).tree()


class _Nesting:
    def __init__(self, outline: Outline) -> None:
        self.goals = outline.goals
        self.order = outline.order
        self.index = {id(goal): place for place, goal in enumerate(self.goals)}
        self.by_number: dict[tuple[str, ...], dict[Level, list[int]]] = {}
        self.by_level: dict[Level, list[int]] = {}
        self.first_numbered: dict[Level, int] = {}
        for place, goal in enumerate(self.goals):
            self.by_level.setdefault(goal.level, []).append(place)
            if goal.number:
                self.first_numbered.setdefault(goal.level, place)
                same = self.by_number.setdefault(comparable(goal.number), {})
                same.setdefault(goal.level, []).append(place)
        self.result = Tree()

    def tree(self) -> Tree:
        runs = self._runs()
        stack: dict[Level, Draft] = {}
        waiting: dict[int, list[int]] = {}
        for goal in self.order:
            place = self.index[id(goal)]
            above = [stack[level] for level in LEVELS[: LEVELS.index(goal.level)] if level in stack]
            for level in LEVELS[LEVELS.index(goal.level) :]:
                stack.pop(level, None)
            stack[goal.level] = goal
            if place in self.result.parents or goal.level == "guiding":
                continue
            written = self._written(place, goal, above[-1] if above else None)
            if written is not None:
                self.result.parents[place] = written
            elif above:
                self._by_place(place, goal, above[-1], runs, waiting)
        for last, children in waiting.items():
            self._by_agreement(runs[last], children)
        self._warn()
        return self.result

    def _written(self, place: int, goal: Draft, above: Draft | None) -> int | None:
        """The parent the plan names ("zu Leitziel 2") or the number holds ("1.2" in "1.2.3")."""
        if goal.parent_named:
            word, number = goal.parent_named
            level = _level_of(word)
            found = self._nearest(place, comparable(number), level)
            return found if found is not None else self._counted_off(place, number, level)
        key = comparable(goal.number)
        if len(key) < 2:
            return None
        if above and comparable(above.number) == key[:-1]:
            return self.index[id(above)]
        return self._nearest(place, key[:-1], None)

    def _nearest(self, place: int, key: tuple[str, ...], level: Level | None) -> int | None:
        """The last such goal before the place, else the first one after it."""
        higher = LEVELS[: LEVELS.index(self.goals[place].level)]
        found = [
            places
            for own, places in self.by_number.get(key, {}).items()
            if own in higher and level in (None, own)
        ]
        before = [places[at - 1] for places in found if (at := bisect_left(places, place))]
        return max(before) if before else min((places[0] for places in found), default=None)

    def _counted_off(self, place: int, number: str, level: Level | None) -> int | None:
        """ "zu Mittlerziel 2" where the plan does not number its Mittlerziele: the second one,
        assumed.
        """
        value = ordinal(number)
        if not value or not level or self.first_numbered.get(level, place) < place:
            return None
        same = self.by_level.get(level, [])
        if value > bisect_left(same, place):
            return None
        self.result.assumed.add(place)
        return same[value - 1]

    def _by_place(
        self,
        place: int,
        goal: Draft,
        above: Draft,
        runs: dict[int, list[int]],
        waiting: dict[int, list[int]],
    ) -> None:
        parent = self.index[id(above)]
        inside = goal.heading > above.heading > 0 or (
            goal.indent > above.indent and goal.row is None
        )
        if parent in runs and not inside:
            waiting.setdefault(parent, []).append(place)
        else:
            self.result.parents[place] = parent

    def _runs(self) -> dict[int, list[int]]:
        """Goals of one level listed in a row before anything below them, by the last of the row.

        What follows such a row does not belong to its last goal by place. Where the plan elsewhere
        puts children right below a goal, only the items of one list count as such a row.
        """
        groups: list[list[Draft]] = []
        for goal in self.order:
            if groups and groups[-1][-1].level == goal.level and goal is not groups[-1][-1]:
                groups[-1].append(goal)
            else:
                groups.append([goal])
        by_level: dict[Level, list[list[Draft]]] = {}
        for position, group in enumerate(groups[:-1]):
            if LEVELS.index(groups[position + 1][0].level) > LEVELS.index(group[0].level):
                by_level.setdefault(group[0].level, []).append(group)
        runs: dict[int, list[int]] = {}
        for level_groups in by_level.values():
            for group in level_groups:
                listed = len({goal.block for goal in group}) == 1 and group[0].block > 0
                in_rows = group[0].row is not None and len({goal.row for goal in group}) > 1
                if len(group) > 1 and not in_rows and (listed or len(level_groups) == 1):
                    runs[self.index[id(group[-1])]] = [self.index[id(goal)] for goal in group]
        return runs

    def _by_agreement(self, run: list[int], children: list[int]) -> None:
        """First child to first goal and so on, if the numbers (or, without numbers, the counts)
        agree.
        """
        ends = {comparable(self.goals[parent].number)[-1:]: parent for parent in run}
        numbers = [comparable(self.goals[child].number)[-1:] for child in children]
        if all(numbers) and set(numbers) <= set(ends) and len(set(numbers)) == len(numbers):
            pairs = [(child, ends[number]) for child, number in zip(children, numbers, strict=True)]
        elif len(children) == len(run):
            pairs = list(zip(children, run, strict=True))
        else:
            return
        self.result.parents.update(pairs)
        self.result.assumed.update(child for child, _ in pairs)

    def _warn(self) -> None:
        if self.result.assumed:
            lines = lines_named(self.goals[place].line for place in self.result.assumed)
            self.result.warnings.append(
                f"Zu welchem höheren Ziel diese Ziele gehören, steht nicht im Text ({lines}). "
                f"Angenommen ist es nach der Nummer oder der Reihenfolge."
            )
        highest = min((LEVELS.index(goal.level) for goal in self.goals), default=0)
        orphans = [
            goal.line
            for place, goal in enumerate(self.goals)
            if LEVELS.index(goal.level) > highest and place not in self.result.parents
        ]
        if orphans:
            self.result.warnings.append(
                f"Zu welchem höheren Ziel diese Ziele gehören, ist nicht zu erkennen "
                f"({lines_named(orphans)})."
            )


def _level_of(word: str) -> Level | None:
    short = SHORT.match(word + " 1")
    if short:
        return FAMILIES[SHORT_FAMILIES[short["short"]]]
    found = WORD.match(word)
    family = next((family for family in FAMILIES if found and found.groupdict().get(family)), None)
    return FAMILIES[family] if family else None
