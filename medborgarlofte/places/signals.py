"""What other parts hear of functions, in the transaction of the door that says it."""

from __future__ import annotations

from django.dispatch import Signal

handed_over = Signal()  # somebody else, or nobody, holds a `function` from now on, not `earlier`
