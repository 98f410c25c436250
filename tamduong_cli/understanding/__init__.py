"""A document as a draft of a plan: rules with names, and every date read by `dates`."""
