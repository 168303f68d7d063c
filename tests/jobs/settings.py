"""The product's settings with a shorter patience, for the worker processes of these tests."""

from medborgarlofte.settings import *  # noqa: F403
from medborgarlofte.settings import Q_CLUSTER as PATIENT

Q_CLUSTER = {**PATIENT, "workers": 1, "timeout": 1, "retry": 2, "poll": 0.1, "guard_cycle": 0.2}
