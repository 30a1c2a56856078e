"""The changes of a program, from one read of a record to the plan of a module."""
