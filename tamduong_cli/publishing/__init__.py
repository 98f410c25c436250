"""A plan for others to follow: pages and feeds as files, and a server for them."""
