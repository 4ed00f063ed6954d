"""What the file says of itself: title, author, language and times, and which standards it keeps.

The metadata (XMP) are written in one piece, always the same for the same report; they agree with the document
information entry by entry.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Literal
from xml.sax.saxutils import escape

from causality.report.archival import conformance
from causality.report.carried import software_version
from causality.text import language

if TYPE_CHECKING:
    from pikepdf import Pdf

Level = Literal["A", "U"]
AUTHOR = "Dechallenge"


def pdf_date(when: datetime) -> str:
    """Write a time as PDF does: D:20261122140500+01'00'."""
    offset = f"{when:%z}" or "+0000"
    return f"D:{when:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"


def describe(pdf: "Pdf", title: str, when: datetime) -> None:
    """Write the document information and the metadata of a file in which everything else is complete."""
    from pikepdf import Dictionary, Name, Stream, String

    tool = f"Dechallenge {software_version()}"
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(title),
            Author=String(AUTHOR),
            Creator=String(tool),
            Producer=String(tool),
            CreationDate=String(pdf_date(when)),
            ModDate=String(pdf_date(when)),
        )
    )
    pdf.Root.Lang = String(language())
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    packet = xmp(title, tool, language(), when.replace(microsecond=0).isoformat(), conformance(pdf))
    pdf.Root.Metadata = pdf.make_indirect(Stream(pdf, packet, Type=Name.Metadata, Subtype=Name.XML))


def xmp(title: str, tool: str, spoken: str, when: str, level: Level) -> bytes:
    """Write the metadata packet. With level A the file is accessible too (PDF/UA-1), which needs the same structure."""
    named, made, told = (escape(_plain(text)) for text in (title, tool, spoken))
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{named}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{AUTHOR}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{told}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<xmp:CreatorTool>{made}</xmp:CreatorTool>
<pdf:Producer>{made}</pdf:Producer>
<xmp:CreateDate>{when}</xmp:CreateDate>
<xmp:ModifyDate>{when}</xmp:ModifyDate>
<xmp:MetadataDate>{when}</xmp:MetadataDate>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>{level}</pdfaid:conformance>
</rdf:Description>
{_ACCESSIBLE if level == "A" else ""}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
""".encode()


def _plain(text: str) -> str:
    """Give a text without the control characters and half characters that XML cannot hold."""
    return "".join(one for one in text if one >= " " and not "\ud800" <= one <= "\udfff" and one not in "\ufffe\uffff")


_ACCESSIBLE = (
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
    ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfuaid:part>1</pdfuaid:part>'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>The part of ISO 14289 to which the document conforms</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n"
)
"""PDF/UA-1 is claimed by a property that PDF/A knows only when its schema is described beside it."""
