"""One module for each group of operations; the clients load them on first use."""

# Written by `make generate` from spec/pipedrive-v1.yaml: do not edit.
