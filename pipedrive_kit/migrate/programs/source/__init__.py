"""The source of a program: its tree, its names and what they stand for."""
