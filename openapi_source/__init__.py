"""Names and texts of strangers as Python source.

Shared by what writes Python: the generator, and the kits that are shipped with a client.
It imports the standard library only.
"""
