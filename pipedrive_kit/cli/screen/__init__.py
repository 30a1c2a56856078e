"""Standard output and error: records, progress, harmless text."""
