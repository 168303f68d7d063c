"""The entry for the server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medborgarlofte.settings")
application = get_wsgi_application()
# What is loaded by now stays until the end. Left among what the collector walks through, it costs a page that
# reads twenty thousand records a twelfth of its time.
gc.collect()
gc.freeze()
gc.set_threshold(10_000)
