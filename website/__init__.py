"""The documentation site: its pages, their reference, and what reads the result."""
