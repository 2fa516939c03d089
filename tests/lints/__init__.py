"""The house's own rules, each with a sentence that says why and what to do instead."""
