"""An office's documents: Word, Excel and text files as paragraphs and tables. Knows nothing of plans."""
