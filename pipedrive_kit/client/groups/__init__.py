"""Groups of operations that are in API v2 and in API v1."""
