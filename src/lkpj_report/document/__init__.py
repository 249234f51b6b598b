"""The document tree and its theme: what a reader sees, settled before any writer runs.

`tree` and `theme` are the types; `resolve` settles numbers, labels, references, abbreviations and
blanks; `walk` and `dump` look at the result. Nothing here knows the domain or a file format.
"""
