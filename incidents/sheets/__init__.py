"""Incidents edited in a spreadsheet program: handed out, brought back, applied, undone.

``columns`` says what a sheet has; ``exporting`` hands one out, with ``held`` keeping every cell as
it was; ``reading`` reads what comes back, ``comparing`` tells what was changed in it from what was
changed here meanwhile, ``applying`` stores that, ``undoing`` takes it back.
"""
