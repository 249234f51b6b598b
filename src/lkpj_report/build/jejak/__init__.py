"""Where each printed number is from: `trace` makes the entries of a paper, `find` looks one up, `write` and
`annex` give them out as JSON and as the paper "Lampiran Sumber Data"."""
