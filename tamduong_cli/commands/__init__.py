"""The commands, one module each: options in, the core called, a view shown."""
