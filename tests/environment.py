"""The environment that tests run in, set before Django reads its settings: `-p tests.environment`."""

import os

os.environ.setdefault("MEDBORGARLOFTE_DEMO", "1")
