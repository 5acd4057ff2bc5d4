"""SQLite, whose writers within one process take turns."""
