"""The plain viewset as an application for gunicorn, beside nothing else."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
settings.ROOT_URLCONF = "benchmarks.rivals.viewset"
settings.MIDDLEWARE = []
application = get_wsgi_application()
