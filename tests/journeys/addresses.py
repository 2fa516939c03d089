"""Prints every address with a row behind it: `python -m tests.journeys.addresses`, as JSON."""

import json

import django

django.setup()

from tests.house.rows import arguments_of, furnish  # noqa: E402  # needs the applications
from tests.house.walked import addresses  # noqa: E402
from wirkkreis.tenancy.models import Partnership  # noqa: E402
from wirkkreis.tenancy.wall import inside  # noqa: E402

with inside(Partnership.objects.get(slug="mansfeld-suedharz")):
    furnish()
    found = {
        address.name: address.url(**arguments_of(address.name, address.takes))
        for address in addresses()
    }
print(json.dumps(found))
