"""Data that a removed checkout left behind, and how it is kept out of a new one at the same path.

Everybody's data lies inside the checkout and goes with it. Root's does not, so checkout and data
carry the same mark; where they differ, the data belongs to a checkout that is gone.
"""

import fcntl
import secrets
from pathlib import Path

from wirkkreis.console import home as places
from wirkkreis.console.home import Home
from wirkkreis.console.server import Server


def set_aside_what_a_removed_checkout_left(checkout: Path, home: Home) -> Path | None:
    """Stop the former checkout's server and move its data away; returns where to, if anywhere."""
    places.make_directory(checkout / "var")
    with (checkout / "var" / "postgres.mark").open("a+") as here:
        fcntl.flock(here, fcntl.LOCK_EX)
        here.seek(0)
        mark = here.read()
        if not mark:
            mark = secrets.token_hex(8)
            here.write(mark)
        there = home.root / "mark"
        if there.exists() and there.read_text() == mark:
            return None
        aside = _move_data(home)
        there.write_text(mark)
    return aside


def _move_data(home: Home) -> Path | None:
    if not home.data.exists():
        return None
    Server(home).stop()
    number = 1
    while (aside := home.root / f"data-of-a-removed-checkout-{number}").exists():
        number += 1
    home.data.rename(aside)
    return aside
