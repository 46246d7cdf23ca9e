"""Readers and writers: JSON lines in and out, exchange formats out and back."""
