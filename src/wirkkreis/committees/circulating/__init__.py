"""Decisions in writing, without a session."""
