"""What goes wrong with the embedded database, in words for whoever runs it."""


class EmbeddedError(Exception):
    """The embedded database cannot be used; the message says why and what to do."""
