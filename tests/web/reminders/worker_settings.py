"""The product's settings with a patience that is short, but longer than a mail takes on a busy machine."""

from medborgarlofte.settings import *  # noqa: F403
from medborgarlofte.settings import Q_CLUSTER as PATIENT

Q_CLUSTER = {**PATIENT, "workers": 1, "timeout": 12, "retry": 15, "poll": 0.1, "guard_cycle": 0.2}
