"""`manage.py serve` and `manage.py stop`."""
