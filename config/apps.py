"""Registers `config` with Django, for its management commands."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The commands that run and stop the project, and its system checks."""

    name = "config"
    verbose_name = "Running the project"
