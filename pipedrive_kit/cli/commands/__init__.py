"""Commands that are more than one call. Each module has a `command`."""
