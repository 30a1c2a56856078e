"""A fake Pipedrive for tests: stateful, made from the API's OpenAPI document."""

from .clients import UnhurriedStore
from .fake import API_TOKEN, DocumentError, Exchange, FakePipedrive
from .limits import faults
from .limits.faults import Fault
from .limits.meter import Limits
from .messages import Request, Response
from .recording import Recording
from .serve.transport import FakeTransport

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
    "UnhurriedStore",
    "faults",
]
