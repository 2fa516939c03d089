"""Before there is an environment: make it, then hand over to the console inside it.

Only the standard library, because nothing else is there yet. Called by ./start and ./check.
"""

import os
import sys
from pathlib import Path

import environment
from failure import Failure

CHECKOUT = Path(__file__).resolve().parent.parent

# What each command needs installed; check also needs the tools it runs.
NEEDS = {"start": ["base"], "check": ["base", "dev"], "bench": ["base", "dev"]}


def main(command: str, arguments: list[str]) -> int:
    """Make the environment and become the console. Returns only when that failed."""
    try:
        python = environment.ready(CHECKOUT, NEEDS[command])
    except Failure as failure:
        print(f"\n{failure.what}\n{failure.mend}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    sys.stdout.flush()
    return os.execv(python, [str(python), "-m", "wirkkreis.console", command, *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
