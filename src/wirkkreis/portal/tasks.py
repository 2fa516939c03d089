"""What the worker does for the portal."""

from procrastinate.contrib.django import app

from wirkkreis.portal import erasing


@app.task(name="portal.erase_account", retry=5)
def erase_account(pk: int) -> None:
    """Erase a closed account; its number is all the task knows of it."""
    erasing.erase_account(pk)
