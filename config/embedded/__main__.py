"""For developers: `python -m config.embedded start|stop|status` for the cluster of DATA_DIR."""

import sys

from config import environment
from config.embedded.cluster import Cluster
from config.embedded.errors import EmbeddedError


def main(arguments: list[str]) -> int:
    """Do what the one argument says; return the exit code (3: no server runs, as with pg_ctl)."""
    cluster = Cluster(environment.read().data_dir)
    match arguments:
        case ["start"]:
            cluster.start()
        case ["stop"]:
            cluster.stop()
        case ["status"]:
            pass
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    process = cluster.process()
    print(f"runs as process {process.pid}" if process else "does not run")
    return 0 if process or arguments == ["stop"] else 3


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except EmbeddedError as error:
        sys.exit(f"error: {error}")
