"""Commands about the program, its accounts and this machine."""
