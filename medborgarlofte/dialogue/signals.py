"""What other parts hear of occasions, in the transaction of the door that says it.

Both are sent with `occasion`, `actor`, `reason` and `today`. A listener that refuses stops the door.
"""

from __future__ import annotations

from django.dispatch import Signal

held = Signal()  # it has been held; `parties` are the organisations that took part
changed = Signal()  # one that was held is not as it was: moved, or not held after all
