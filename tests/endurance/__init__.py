"""Long runs: what has to hold however often something is killed."""
