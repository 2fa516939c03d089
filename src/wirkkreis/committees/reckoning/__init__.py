"""What follows from who is there and how they vote: pure reckoning, without rows or pages."""
