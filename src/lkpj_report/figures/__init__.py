"""What is derived from the report: sums, shares, changes, names put together; pure, nothing is stored."""
