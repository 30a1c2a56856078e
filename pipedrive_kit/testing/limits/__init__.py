"""Reasons to refuse a request: limits, faults on demand, OAuth."""
