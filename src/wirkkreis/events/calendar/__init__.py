"""Finding events: the public calendar, its feeds, one event's page and poster."""
