"""Tests that walk over everything there is: models, addresses, flows, sources, templates, texts."""
