"""The environment that tests run in, set before Django reads its settings: `-p tests.environment`."""

import os
import sys

os.environ.setdefault("MEDBORGARLOFTE_DEMO", "1")
# Each process that a test starts would translate the whole product anew, and each worker all tests.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
