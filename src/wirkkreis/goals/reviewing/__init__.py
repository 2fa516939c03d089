"""The review of a read plan: what the reader proposed, corrected by a person, nothing lost.

Start reading in `document` (what is reviewed), then `moves` and `deciding` (what a person can do;
pure functions), `history` (undo), `keeping` (drafts in the database).
"""
