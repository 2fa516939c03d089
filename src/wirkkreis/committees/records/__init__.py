"""What remains: minutes, and the register of what was decided."""
