"""Input files to one raw tree: through the one gate, text and places, every fault of form at once."""
