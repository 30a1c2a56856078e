"""Programs for API v1: their requests, a report about them, and their rewriting."""
