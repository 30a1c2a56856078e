"""The records of an account, and the tables that say what they are."""
