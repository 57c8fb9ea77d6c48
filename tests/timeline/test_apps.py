"""Start-up: every module of timeline/formats registers a format."""

from importlib import import_module
from pkgutil import iter_modules

from incidents.formats import available
from timeline import formats


def test_every_module_of_formats_registers_one():
    streams = {format_.stream for format_ in available()}

    for module in iter_modules(formats.__path__):
        assert import_module(f"timeline.formats.{module.name}").stream in streams
