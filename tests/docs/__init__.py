"""The documentation: where its pages are, what of them is made, and that the rest of it is true."""
