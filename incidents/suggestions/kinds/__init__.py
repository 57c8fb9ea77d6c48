"""Every kind of suggestion, one a file, each registering itself.

To add one, add a module that calls `incidents.suggestions.finding.register`; nothing else changes.
"""
