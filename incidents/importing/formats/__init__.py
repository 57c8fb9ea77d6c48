"""Every format of other people's data that can be imported, one a file, found by registration.

To add one, add a module that calls `incidents.importing.registry.register`; nothing else changes.
"""
