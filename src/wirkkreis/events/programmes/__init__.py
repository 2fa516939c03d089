"""Events of others: partners' programmes, calendars that are read, copies for neighbours."""
