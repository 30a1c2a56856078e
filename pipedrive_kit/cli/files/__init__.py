"""Files that are exported, and copies in a warehouse."""
