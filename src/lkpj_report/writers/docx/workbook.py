"""The workbook behind a chart: one sheet, categories down, series across, as small as Excel lets it be.

It is what Word opens for "Edit Data"; the chart's formulas point into it. Dates of the zip are fixed.
"""

from __future__ import annotations

from lkpj_report.document.tree import Chart
from lkpj_report.writers.docx.archive import archive
from lkpj_report.writers.docx.charts import SHEET, column, number_format, plain_number, series_names
from lkpj_report.writers.docx.markup import DECLARATION, R, attribute, escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
    '<Override PartName="/xl/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    "</Types>"
)
_BOOK = (
    f'{DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{R}"><sheets>'
    f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def workbook(chart: Chart, theme: str) -> bytes:
    """The bytes of the XLSX; None values are empty cells, `theme` is the document's own theme part."""
    words = dict.fromkeys((*series_names(chart), *chart.categories))
    shared = {word: at for at, word in enumerate(words)}
    of_book = (
        ("worksheet", "worksheets/sheet1.xml"),
        ("styles", "styles.xml"),
        ("sharedStrings", "sharedStrings.xml"),
        ("theme", "theme/theme1.xml"),
    )
    return archive(
        (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _relations((("officeDocument", "xl/workbook.xml"),))),
            ("xl/workbook.xml", _BOOK),
            ("xl/_rels/workbook.xml.rels", _relations(of_book)),
            ("xl/worksheets/sheet1.xml", _sheet(chart, shared)),
            ("xl/styles.xml", _styles(chart)),
            ("xl/sharedStrings.xml", _shared_strings(shared)),
            ("xl/theme/theme1.xml", theme),
        )
    )


def _relations(rows: tuple[tuple[str, str], ...]) -> str:
    shown = "".join(
        f'<Relationship Id="rId{at}" Type="{R}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(rows, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{shown}</Relationships>'


def _sheet(chart: Chart, shared: dict[str, int]) -> str:
    head = "".join(_words(column(at + 1) + "1", shared[name]) for at, name in enumerate(series_names(chart)))
    rows = [f'<row r="1">{head}</row>']
    for at, name in enumerate(chart.categories):
        cells = [_words(f"A{at + 2}", shared[name])]
        for i, series in enumerate(chart.series):
            value = series.values[at]
            if value is not None:
                cells.append(f'<c r="{column(i + 1)}{at + 2}" s="1"><v>{plain_number(value)}</v></c>')
        rows.append(f'<row r="{at + 2}">{"".join(cells)}</row>')
    wide = f'<cols><col min="1" max="{len(chart.series) + 1}" width="20" customWidth="1"/></cols>'
    return f'{DECLARATION}<worksheet xmlns="{_MAIN}">{wide}<sheetData>{"".join(rows)}</sheetData></worksheet>'


def _words(place: str, at: int) -> str:
    return f'<c r="{place}" t="s"><v>{at}</v></c>'


def _shared_strings(shared: dict[str, int]) -> str:
    rows = "".join(f'<si><t xml:space="preserve">{escape(word)}</t></si>' for word in shared)
    return f'{DECLARATION}<sst xmlns="{_MAIN}" uniqueCount="{len(shared)}">{rows}</sst>'


def _styles(chart: Chart) -> str:
    code = attribute(number_format(chart.decimals))
    return (
        f'{DECLARATION}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="{code}"/>'
        '</numFmts><fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
