"""Imports that people ask for in the admin: kept, run one after another by a worker, watched.

keeping.py: files and reports in ``DATA_DIR`` · asking.py: asking for one, stopping it · worker.py:
running those that wait · watching.py: how far one is · told.py: the report, read page by page.
"""
