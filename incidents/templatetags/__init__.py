"""What our templates ask for that takes more than a template."""
