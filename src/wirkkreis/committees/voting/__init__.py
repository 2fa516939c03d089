"""Votes: who may vote, how votes are cast and counted."""
