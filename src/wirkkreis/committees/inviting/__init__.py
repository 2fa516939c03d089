"""How a session comes about: day, invitation, deadlines, answers."""
