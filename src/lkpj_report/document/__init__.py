"""The document tree: everything that a reader sees, settled before any writer runs."""
