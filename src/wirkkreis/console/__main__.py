"""`wirkkreis COMMAND …` and `python -m wirkkreis.console COMMAND …`."""

import contextlib
import importlib
import sys
from collections.abc import Sequence

from wirkkreis.config.environment import Misconfigured
from wirkkreis.console.commands import COMMANDS, Command
from wirkkreis.console.failure import Failure


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command named first; return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in {"-h", "--help", "help"}:
        print(_usage())
        return 0
    command = COMMANDS.get(words[0])
    if command is None:
        print(f"There is no command {words[0]}.\n\n{_usage()}", file=sys.stderr)
        return 2
    try:
        return _run(command, words[1:])
    except Failure as failure:
        print(f"\n{failure.what}\n{failure.mend}", file=sys.stderr)
        return 1
    except Misconfigured as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def _run(command: Command, arguments: list[str]) -> int:
    with contextlib.ExitStack() as stack:
        if command.with_settings or command.with_django:
            surroundings = importlib.import_module("wirkkreis.console.surroundings")
            stack.enter_context(surroundings.ready(as_owner=command.as_owner))
        if command.with_django:
            importlib.import_module("django").setup()
        return int(importlib.import_module(command.module).main(arguments))


def _usage() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {command.help}" for name, command in COMMANDS.items()]
    return "usage: wirkkreis COMMAND …\n\n" + "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
