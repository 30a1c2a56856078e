"""Pipedrive beyond the wire: parts that stand on the generated clients.

Each part is a folder of its own, loaded by those who import it. All of them use public
names of the clients only.
"""
