"""How a log entry looks: one line, so that line-based tools see one event."""

import logging
import time


class OneLine(logging.Formatter):
    """Time (UTC), level, logger and message; a traceback follows on the same line, after bars."""

    converter = staticmethod(time.gmtime)

    def __init__(self) -> None:
        super().__init__("%(asctime)sZ %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        """Format the record without line breaks, which a visitor could forge entries with."""
        return " | ".join(line for line in super().format(record).splitlines() if line.strip())
