"""The day itself: who is let in, heads that are counted, lists to be signed."""
