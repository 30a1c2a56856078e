"""Webhooks v2: typed events, authentication, and endpoints for web servers."""

from .endpoints import asgi_endpoint, wsgi_endpoint
from .events import Event, Meta, Recent, parse

__all__ = ["Event", "Meta", "Recent", "asgi_endpoint", "parse", "wsgi_endpoint"]
