"""The ways in and out: transports, a socket, webhooks."""
