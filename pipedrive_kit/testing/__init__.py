"""A fake Pipedrive for tests: stateful, made from the API's OpenAPI document."""

from . import faults
from .fake import API_TOKEN, DocumentError, Exchange, FakePipedrive
from .faults import Fault
from .limits import Limits
from .messages import Request, Response
from .recording import Recording
from .transport import FakeTransport

__all__ = [
    "API_TOKEN",
    "DocumentError",
    "Exchange",
    "FakePipedrive",
    "FakeTransport",
    "Fault",
    "Limits",
    "Recording",
    "Request",
    "Response",
    "faults",
]
