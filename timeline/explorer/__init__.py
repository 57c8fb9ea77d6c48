"""The explorer: timeline, map and list of one filtered set."""
