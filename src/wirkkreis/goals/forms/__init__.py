"""The forms of the staff pages, one file per group of screens."""
