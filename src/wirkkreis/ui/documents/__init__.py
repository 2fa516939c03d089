"""Documents: PDF that is tagged for screen readers and fit for archives, in one file."""
