"""Drift, which a client is handed as an observer, and guards, which come with an API.

Guards are no plug-in: the facts of an operation say which of its calls are refused. They
are here because a client without them does not load them.
"""
