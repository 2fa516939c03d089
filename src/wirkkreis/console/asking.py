"""What a command still has to know: asked of whoever sits there, or named as missing."""

import argparse
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from wirkkreis.console.failure import Failure


@dataclass(frozen=True)
class Question:
    """An option of a command that is asked for where it was not given. `needed`: not by silence."""

    option: str
    words: str
    needed: bool = True
    choices: tuple[str, ...] = ()


def add_to(parser: argparse.ArgumentParser, questions: Iterable[Question]) -> None:
    """Make an option of each question."""
    for question in questions:
        # "%" would be read as a placeholder by argparse.
        words = question.words.replace("%", "%%")
        parser.add_argument(
            f"--{question.option}", help=words, choices=question.choices or None, default=None
        )


def answers(options: argparse.Namespace, questions: Iterable[Question]) -> dict[str, str]:
    """The answers by option, the missing ones asked for at the terminal.

    Raises Failure where nobody can be asked and a needed one is missing.
    """
    given = {question: getattr(options, question.option) for question in questions}
    if not sys.stdin.isatty():
        missing = [f"--{q.option}" for q, answer in given.items() if q.needed and not answer]
        if missing:
            raise Failure(
                gettext("Es fehlt: %(options)s.") % {"options": ", ".join(missing)},
                gettext("Geben Sie es an, oder rufen Sie den Befehl in einem Terminal auf."),
            )
        return {question.option: answer or "" for question, answer in given.items()}
    return {
        question.option: _ask(question) if answer is None else answer
        for question, answer in given.items()
    }


def refused(error: ValidationError, words: Mapping[str, str]) -> Failure:
    """What is wrong with the answers, said by the name of the question."""
    if hasattr(error, "error_dict"):
        faults = [
            f"{words.get(field, '')}: {' '.join(messages)}".removeprefix(": ")
            for field, messages in error.message_dict.items()
        ]
    else:
        faults = error.messages
    return Failure("\n".join(faults), gettext("Es wurde nichts gespeichert."))


def _ask(question: Question) -> str:
    choices = f" ({', '.join(question.choices)})" if question.choices else ""
    while True:
        answer = input(f"{question.words}{choices}: ").strip()
        if question.choices and answer not in question.choices:
            continue
        if answer or not question.needed:
            return answer
