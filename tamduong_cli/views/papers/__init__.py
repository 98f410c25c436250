"""Papers that an office signs, a week's notice and the plan itself: what they say, and the files that have it."""
