"""The project's own settings, on a database that is thrown away after the tests."""

# ruff: noqa: E402, F403  # the environment comes first, then everything the project sets

import os

from config.embedded import throwaway

throwaway.ensure()

from config.settings import *
from config.settings import DATA_DIR

# Signing up a user takes a tenth of a second with the real one.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# One folder a worker: none is read by one worker while another gathers files into it.
STATIC_ROOT = DATA_DIR / "static" / os.environ.get("PYTEST_XDIST_WORKER", "alone")
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

# The tests that are about it switch it on.
ANONYMOUS_RATE = USER_RATE = (0, 1)
