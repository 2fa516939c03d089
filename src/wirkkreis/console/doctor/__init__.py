"""`wirkkreis doctor`: what an install needs, looked at one by one, each with the mend."""
