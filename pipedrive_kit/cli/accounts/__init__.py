"""Accounts: profiles, their secrets, and clients of them."""
