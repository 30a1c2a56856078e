"""The requests of API v1 in a program, with their arguments and loops."""
