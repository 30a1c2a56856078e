"""The errors that the clients raise; their root is `ClientError`."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.

from openapi_runtime.errors import *
