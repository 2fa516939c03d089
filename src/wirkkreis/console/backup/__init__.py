"""`wirkkreis backup FILE` and `restore FILE`: everything an install knows, in one archive.

The archive is our own, not pg_dump's: it is written and read behind the wall by the role that may
look everywhere, which pg_restore cannot do (PostgreSQL refuses COPY FROM under row security); it
needs no PostgreSQL programs; and every table carries its count and its hash.
"""
