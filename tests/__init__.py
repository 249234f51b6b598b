"""The tests; they mirror `src/lkpj_report`. Documents made by hand are in `tests.samples`."""
