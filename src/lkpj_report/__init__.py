"""lkpj-report: the papers of the LKPj session, from checked YAML to DOCX and PDF.

The pipeline, a room each: source (YAML with positions) -> laporan (typed report) -> figures
(everything derived) -> checks -> templates (Jinja and Markdown) -> document (one tree) ->
writers (DOCX, PDF). `build` runs it for one report; `docs/architecture.md` shows the house.
"""

__version__ = "0.1.0"
