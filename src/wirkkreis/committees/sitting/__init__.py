"""The session itself: who is there, whether they can decide, whose turn it is."""
