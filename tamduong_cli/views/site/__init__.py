"""A site: pages for a plan and its units, with what is on, what comes, and where the calendars are."""
