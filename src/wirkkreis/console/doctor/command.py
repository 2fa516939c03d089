"""`wirkkreis doctor`: looks at everything the install needs and says what is wrong and how to mend.

Exit code 0 when nothing has to be done, else 1.
"""

import argparse
from collections.abc import Callable, Iterable

from django.db import OperationalError
from django.utils.translation import gettext, ngettext

from wirkkreis.console import telling
from wirkkreis.console.doctor import database, hosts, keys, letters, machine, versions, worker
from wirkkreis.console.doctor.finding import Finding

Examination = Callable[[], Iterable[Finding]]

WITHOUT_DATABASE: tuple[Examination, ...] = (
    machine.disk,
    keys.examine,
    letters.examine,
    versions.installed,
)
WITH_DATABASE: tuple[Examination, ...] = (
    database.examine,
    machine.clock,
    worker.examine,
    letters.refused,
    keys.stored_secrets,
    hosts.examine,
    versions.server,
)


def main(arguments: list[str]) -> int:
    """Examine everything and print a line for each finding."""
    argparse.ArgumentParser(prog="wirkkreis doctor", description=__doc__).parse_args(arguments)
    telling.speak_everywhere()
    findings = []
    for finding in examine():
        _tell(finding)
        findings.append(finding)
    wrong = sum(not finding.is_good for finding in findings)
    if not wrong:
        telling.say(gettext("Alles in Ordnung."))
        return 0
    count = {"count": wrong}
    telling.say(ngettext("%(count)s Mangel.", "%(count)s Mängel.", wrong) % count)
    return 1


def examine() -> Iterable[Finding]:
    """All findings; without a database only those that need none."""
    unreachable = database.unreachable()
    if unreachable:
        yield unreachable
    for examination in WITHOUT_DATABASE if unreachable else WITH_DATABASE + WITHOUT_DATABASE:
        try:
            yield from examination()
        except OperationalError as error:
            yield database.broke_off(error)


def _tell(finding: Finding) -> None:
    sign = "✓" if finding.is_good else "✗"
    telling.say(f"{sign} {finding.about}: {finding.says}")
    if finding.mend:
        telling.say(f"    {finding.mend}")
