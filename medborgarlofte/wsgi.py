"""The entry for the server."""

import os

from django.core.wsgi import get_wsgi_application

from medborgarlofte.jobs.collector import leave_what_is_loaded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medborgarlofte.settings")
application = get_wsgi_application()
leave_what_is_loaded()
