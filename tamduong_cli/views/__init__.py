"""Resolved plans as text: for a terminal, a spreadsheet, a document, a program."""
