"""Making events: from nothing, from a pattern, in a rhythm."""
