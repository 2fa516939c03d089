"""The example world: the partnership Mansfeld-Südharz with its people, and a neighbour."""
