"""The components of the shelf, grouped; `templatetags/shelf.py` puts them on one shelf."""
