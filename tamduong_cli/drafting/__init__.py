"""A plan for other years, drafted from one that there is."""
