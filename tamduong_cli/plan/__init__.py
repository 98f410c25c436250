"""The plan's file: YAML nodes with their places, the model they become, and the problems found on the way."""
