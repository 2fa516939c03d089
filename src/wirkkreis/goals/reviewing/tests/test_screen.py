"""What the review page shows of a plan: pieces of text, cards, pages, facts in words."""

import pytest

from wirkkreis.goals.reading import read
from wirkkreis.goals.reviewing import moves
from wirkkreis.goals.reviewing.document import Suggestion, opened
from wirkkreis.goals.reviewing.screen import GOALS_A_PAGE, Screen, marked
from wirkkreis.goals.reviewing.tests.test_moves import LINES, PLAN
from wirkkreis.tenancy.rules import Rules


def screen_of(text=PLAN, **shown):
    return Screen(opened(read(text).as_json()), text.split("\n"), Rules(), **shown)


def test_every_line_is_shown_once_with_where_it_went():
    pieces = screen_of().pieces
    shown = [number for piece in pieces for number, _line in piece.lines]
    assert shown == [number for number, line in enumerate(LINES, 1) if line.strip()]
    assert [(piece.word, piece.target) for piece in pieces][:2] == [
        ("Notiz", "notiz-1"),
        ("Leitziel 1", "ziel-1"),
    ]


def test_every_piece_links_to_a_card_that_is_there():
    screen = screen_of()
    cards = {f"notiz-{note.line}" for note in screen.notes}

    def walk(found):
        for card in found:
            cards.add(f"ziel-{card.goal.id}")
            walk(card.children)

    walk(screen.tree)
    assert {piece.target for piece in screen.pieces} == cards


def test_levels_go_by_the_words_of_the_partnership():
    review = opened(read(PLAN).as_json())
    screen = Screen(review, LINES, Rules(guiding_goal="Dachziel"))
    assert screen.tree[0].word == "Dachziel 1"


@pytest.mark.parametrize("lines", [1, 3])
def test_a_long_plan_is_cut_into_pages_that_lose_nothing(lines):
    text = "\n".join(
        f"Handlungsziel {n}\nWir tun es." + "\nNoch etwas." * lines for n in range(200)
    )
    first = screen_of(text)
    pages = [screen_of(text, page=str(n)) for n in first.page.paginator.page_range]
    assert len(pages) > 1
    shown = [number for page in pages for piece in page.pieces for number, _ in piece.lines]
    assert shown == list(range(1, len(text.split("\n")) + 1))
    assert all(len(page.tree) <= GOALS_A_PAGE for page in pages)


def test_a_goal_says_to_which_goal_on_another_page_it_belongs():
    text = "Leitziel 1\nOben.\n" + "\n".join(
        f"Handlungsziel {n}\nWir tun es." for n in range(1, 100)
    )
    second = screen_of(text, page="2")
    assert second.tree[0].parent == "Leitziel 1"
    assert second.tree[0].parent_elsewhere


def test_lines_that_begin_a_goal_are_no_place_to_split_it():
    review = opened(read(PLAN).as_json())
    goal = next(goal for goal in review.goals if goal.text.startswith("Mindestens"))
    screen = Screen(review, LINES, Rules())
    card = screen.tree[0].children[0].children[0]
    for number, _words in card.split_lines:
        assert moves.split(review, goal.id, number, LINES)
    assert [number for number, _words in card.split_lines] == [11, 12]


def test_what_is_open_stands_with_a_goal_or_in_the_notes():
    screen = screen_of()
    assert screen.open_in_goals + screen.open_in_notes == screen.undecided == screen.total
    assert screen.first_open in [s.id for goal in screen.review.goals for s in goal.suggestions]
    assert screen.first_assumed is None
    raised = moves.raise_note(screen.review, screen.notes[-1].line, "action", LINES)
    assert Screen(raised, LINES, Rules()).first_assumed == raised.goals[-1].id


def test_quotes_are_marked_once_even_where_they_overlap():
    text = "Ein <b>Fest</b> mit ca. 50 Gästen im Mai."
    found = marked(text, ["mit ca. 50 Gästen", "ca. 50\nGästen im Mai", "nirgends"])
    assert found == "Ein &lt;b&gt;Fest&lt;/b&gt; <mark>mit ca. 50 Gästen im Mai</mark>."


@pytest.mark.parametrize(
    ("starts", "due", "period", "words"),
    [
        (None, None, "whole", "solange der Plan gilt"),
        (None, None, "year", "je Jahr"),
        ("2026-06-01", None, "whole", "ab \u206801.06.2026\u2069"),
        (None, "2026-06-30", "whole", "bis \u206830.06.2026\u2069"),
        ("2026-06-30", "2026-06-30", "whole", "am \u206830.06.2026\u2069"),
    ],
)
def test_a_span_is_said_in_words(starts, due, period, words):
    review = opened(read(PLAN).as_json())
    found = Suggestion(9, "count", "q", "n", starts=starts, due=due, period=period)
    goal = review.goals[0]
    held = review.with_goal(type(goal)(**{**vars(goal), "suggestions": (found,)}))
    assert Screen(held, LINES, Rules()).tree[0].suggestions[0].span == words
