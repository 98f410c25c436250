"""A plan's dated windows, and how they came about."""
