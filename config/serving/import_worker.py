"""The process that runs the imports people ask for in the admin, kept alive by `serve`."""

import os
import subprocess
import sys
import time
from contextlib import suppress

from config.environment import BASE_DIR, Environment

PATIENCE_S = 10
BETWEEN_STARTS_S = 10.0


class ImportWorker:
    """One child process; it ends by itself within a second when this one is killed."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._child: subprocess.Popen[bytes] | None = None
        self._started = 0.0

    def keep_alive(self) -> None:
        """Start it if it does not run; one that keeps ending is not started again at once."""
        if self._child is not None and self._child.poll() is None:
            return
        if self._child is not None and time.monotonic() < self._started + BETWEEN_STARTS_S:
            return
        environ = {**os.environ, "DATA_DIR": str(self._environment.data_dir)}
        command = [sys.executable, "manage.py", "run_imports", "--skip-checks"]
        command += ["--started-by", str(os.getpid())]
        self._started = time.monotonic()
        self._child = subprocess.Popen(command, cwd=BASE_DIR, env=environ, start_new_session=True)

    def stop(self) -> None:
        """End it, in the midst of an import if need be: the next start goes on with that."""
        if self._child is None:
            return
        self._child.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._child.wait(PATIENCE_S)
        self._child.kill()
        self._child.wait()
