"""Passes over finished fetch groups: none is needed for a right plan, each makes it cheaper."""
