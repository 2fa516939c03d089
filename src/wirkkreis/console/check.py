"""`./check`: every gate and every test, each with its time, and a table at the end."""

import argparse
import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass

from wirkkreis.console import gates, surroundings, telling
from wirkkreis.console.failure import Failure
from wirkkreis.console.gates import Gate
from wirkkreis.console.home import CHECKOUT

PASSED, FAILED, SKIPPED = "passed", "FAILED", "skipped"


@dataclass(frozen=True)
class Result:
    """How a gate went; `why` is said for a skipped one and for one that took too long."""

    gate: Gate
    outcome: str
    seconds: float
    why: str = ""


def main(arguments: list[str]) -> int:
    """Run the gates that were asked for; 0 when all of them passed."""
    parser = argparse.ArgumentParser(prog="./check", description=__doc__)
    parser.add_argument(
        "names",
        nargs="*",
        metavar="GATE",
        help="names from --list; “fast”: all but the journeys; “endurance”: the long runs",
    )
    parser.add_argument("--list", action="store_true", help="name the gates and stop")
    options = parser.parse_args(arguments)
    telling.speak_everywhere()
    if options.list:
        _list(gates.gates())
        return 0
    wanted = choose(gates.gates(), options.names)
    with surroundings.ready():
        os.environ.setdefault("WIRKKREIS_INSECURE", "1")
        results = [_run(gate) for gate in wanted]
    return conclude(results, in_ci=bool(os.environ.get("CI")))


def choose(all_gates: Sequence[Gate], names: Sequence[str]) -> list[Gate]:
    """The gates asked for by name or group; without a name all but the long runs."""
    if not names:
        return [gate for gate in all_gates if gate.group != "endurance"]
    known = {gate.name for gate in all_gates} | {"fast", "endurance"}
    if unknown := [name for name in names if name not in known]:
        raise Failure(
            f"There is no gate {', '.join(unknown)}.",
            f"There are: {', '.join(sorted(known))}.",
        )
    return [gate for gate in all_gates if {gate.name, gate.group} & set(names)]


def conclude(results: Sequence[Result], *, in_ci: bool) -> int:
    """Print the table. A skipped gate is said to be skipped; in CI it counts as failed."""
    width = max((len(result.gate.name) for result in results), default=0)
    telling.say("\n" + "-" * 60)
    for result in results:
        why = f"  {result.why}" if result.why else ""
        telling.say(
            f"{result.gate.name:<{width}}  {result.outcome:<7}  {result.seconds:6.1f} s{why}"
        )
    bad = {FAILED, SKIPPED} if in_ci else {FAILED}
    wrong = [result.gate.name for result in results if result.outcome in bad]
    skipped = [result.gate.name for result in results if result.outcome == SKIPPED]
    passed = sum(result.outcome == PASSED for result in results)
    total = sum(result.seconds for result in results)
    telling.say(
        f"\n{passed} of {len(results)} gates passed, {len(skipped)} skipped, in {total:.0f} s"
    )
    if wrong:
        telling.say(f"Not green: {', '.join(wrong)}. Run one alone with ./check {wrong[0]}")
    return 1 if wrong else 0


def _list(all_gates: Sequence[Gate]) -> None:
    width = max(len(gate.name) for gate in all_gates)
    for gate in all_gates:
        group = "" if gate.group == "fast" else f" [{gate.group}]"
        telling.say(f"{gate.name:<{width}}  {gate.proves}{group}")


def _run(gate: Gate) -> Result:
    begun = time.monotonic()
    telling.say(f"\n== {gate.name}: {gate.proves}")
    if lack := gate.lacks():
        telling.say(f"   skipped: {lack}")
        return Result(gate, SKIPPED, time.monotonic() - begun, lack)
    why = ""
    try:
        passed = all(_succeeds(gate, command) for command in gate.commands)
    except subprocess.TimeoutExpired:
        passed, why = False, f"took longer than {gate.minutes:.0f} minutes"
    seconds = time.monotonic() - begun
    outcome = PASSED if passed else FAILED
    telling.say(f"   {outcome} in {seconds:.1f} s")
    return Result(gate, outcome, seconds, why)


def _succeeds(gate: Gate, command: Sequence[str]) -> bool:
    done = subprocess.run(
        command,
        cwd=CHECKOUT,
        env=os.environ | gate.environment,
        timeout=gate.minutes * 60,
        stdin=subprocess.DEVNULL,
        stdout=None if gate.shown else subprocess.PIPE,
        stderr=None if gate.shown else subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0 and not gate.shown:
        telling.say(done.stdout.rstrip())
    return done.returncode == 0
