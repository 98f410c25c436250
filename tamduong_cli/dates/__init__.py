"""Dates as offices write them: expressions, spans of days, durations, wording. No input or output."""
