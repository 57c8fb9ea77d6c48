"""What `manage.py serve` does: make everything ready, run the web server, stop it all."""
