"""A command for each method of the clients, made from a table."""
