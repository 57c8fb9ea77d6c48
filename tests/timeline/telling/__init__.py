"""One incident in plain English."""
