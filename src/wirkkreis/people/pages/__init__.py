"""Screens of persons and organisations."""
