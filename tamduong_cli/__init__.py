"""`plan`, a scheduler for commemoration plans: one YAML file, its dated windows, their calendars."""

__version__ = "0.1.0"
