"""The metadata packet that PDF/A and PDF/UA ask for: the same facts as the file's info dictionary, as XMP.

The extension schema describes `pdfuaid`, which PDF/A-2 does not know by itself (ISO 19005-2, 6.6.2.3).
"""

from __future__ import annotations

from lkpj_report.document.tree import Meta

_START = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
"""
_CLAIM = """<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">\
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance></rdf:Description>
"""
_ACCESSIBLE = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
"""
_SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>\
</pdfaExtension:schemas></rdf:Description>
"""
_END = '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>\n'


def escape(text: str) -> str:
    """Text for XML; the library's own function would load a network stack at the start of each run."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def packet(meta: Meta, maker: str, tagged: bool = True) -> bytes:
    """The packet of a paper made by `maker`: PDF/A-2a and PDF/UA-1, or PDF/A-2b for one without tags."""
    title, author, subject, keywords = (
        escape(v) for v in (meta.title, meta.author, meta.subject, meta.keywords)
    )
    date = f"{meta.date.isoformat()}T00:00:00+00:00"
    dublin = f"<dc:title>{_one_language(title)}</dc:title><dc:language><rdf:Bag><rdf:li>{escape(meta.language)}</rdf:li></rdf:Bag></dc:language>"
    if author:
        dublin += f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
    if subject:
        dublin += f"<dc:description>{_one_language(subject)}</dc:description>"
    words = f"<pdf:Producer>{escape(maker)}</pdf:Producer>"
    words += f"<pdf:Keywords>{keywords}</pdf:Keywords>" if keywords else ""
    parts = [
        _START,
        _CLAIM.format(level="A" if tagged else "B"),
        _ACCESSIBLE if tagged else "",
        f'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:format>application/pdf</dc:format>{dublin}</rdf:Description>\n',
        f'<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreateDate>{date}</xmp:CreateDate>'
        f"<xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:CreatorTool>{escape(maker)}</xmp:CreatorTool></rdf:Description>\n",
        f'<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">{words}</rdf:Description>\n',
        _SCHEMA if tagged else "",
        _END,
    ]
    return "".join(parts).encode("utf-8")


def _one_language(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt>'
