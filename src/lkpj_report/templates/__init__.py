"""From a report to the tree of a paper: Jinja expands to Markdown, Markdown becomes blocks.

In: template folders (`library`), a typed report with its figures, a theme. Out: a settled `Document`,
or findings T1xx (before it runs) and T2xx (while it runs), each at a line of a template. Data is never
part of the Markdown (`values`), a template can't leave its language (`audit`) or run away (`limits`).
`workshop` is the entry.
"""
