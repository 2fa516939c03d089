"""Several people press in the same moment: each in a transaction of her own, on a real database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.core.exceptions import ValidationError
from django.db import connections

from wirkkreis.tenancy.wall import inside


def at_once(house, *deeds):
    """What each gets; a refusal in words is an answer, anything else an error."""
    start = Barrier(len(deeds))

    def one(do):
        try:
            start.wait(10)
            with inside(house):
                return do()
        except ValidationError as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as hands:
        return list(hands.map(one, deeds))
