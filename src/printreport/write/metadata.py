"""What the file says of itself: information dictionary, XMP, output intent, page labels.

Source: ISO 19005-2, 6.6 (metadata, extension schemas); ISO 14289-1, 5 (identification);
ISO 32000-1, 14.3 and 14.11.5.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from printreport.cache.inputs import read_file
from printreport.model.content import ReportContent
from printreport.model.profile import Profile
from printreport.model.source_date import source_date
from printreport.resources import icc_folder
from printreport.slotted import dataclass
from printreport.write.condition import PrintingCondition
from printreport.write.ink import condition_of
from printreport.write.pdf_values import dictionary, reference, text_string

if TYPE_CHECKING:
    from printreport.write.document import Document

__all__ = ["Dates", "Identifiers", "describe", "xmp_packet"]

PRODUCER = "printreport"

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

_PRESS = "http://www.npes.org/pdfx/ns/id/"
_EXTENSION = """
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""


@dataclass(frozen=True, slots=True)
class Dates:
    """One moment as PDF and as XMP write it; both empty where the report has no date."""

    pdf: str
    xmp: str

    @classmethod
    def of(cls, iso: str) -> Dates:
        """Take the report's date, else SOURCE_DATE_EPOCH, else none; never the clock."""
        if iso:
            return cls(f"D:{iso.replace('-', '')[:8]}000000Z", f"{iso[:10]}T00:00:00Z")
        moment = source_date()
        if moment is None:
            return cls("", "")
        return cls(moment.strftime("D:%Y%m%d%H%M%SZ"), moment.strftime("%Y-%m-%dT%H:%M:%SZ"))


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What tells this document, and this state of it, from all others: two UUIDs as URNs."""

    document: str
    instance: str

    @classmethod
    def of(cls, content: ReportContent, profile: Profile, painted: str) -> Identifiers:
        """Derive both from what is said, so that the same report gets the same ones again.

        Parameters
        ----------
        painted : str
            A digest of all that is painted.
        """
        name = "\n".join((content.organization, content.title, str(content.year), profile.name))
        document = uuid.uuid5(uuid.NAMESPACE_OID, f"printreport\n{name}")
        instance = uuid.uuid5(document, f"{content.date}\n{painted}")
        return cls(f"uuid:{document}", f"uuid:{instance}")


def describe(document: Document, content: ReportContent, counted: Sequence[bool], profile: Profile) -> None:
    """Enter title, author, dates, XMP, output intent and page labels into a document whose pages are put.

    ``counted`` tells of each page whether it has a folio.
    """
    dates = _dates(content, profile)
    said = {
        "Title": content.title,
        "Author": content.organization,
        "Subject": content.subject,
        "Keywords": ", ".join(content.keywords),
        "Creator": PRODUCER,
        "Producer": PRODUCER,
        "CreationDate": dates.pdf,
        "ModDate": dates.pdf,
        "GTS_PDFXVersion": profile.press_standard,
    }
    document.info = {key: text_string(text) for key, text in said.items() if text} | {"Trapped": "/False"}
    asks = {"DisplayDocTitle": "true"}
    if profile.duplex:
        asks |= {"Duplex": "/DuplexFlipLongEdge", "PickTrayByPDFSize": "true"}
    packet = xmp_packet(content, dates, profile, Identifiers.of(content, profile, document.painted))
    # Not packed, so that programs that know no PDF find it (ISO 19005-2, 6.6.2.1 advises so).
    metadata = document.file.stream(packet.encode("utf-8"), "/Type/Metadata/Subtype/XML", filters="")
    document.catalog |= {
        "ViewerPreferences": dictionary(asks),
        "PageMode": "/UseOutlines",
        "Metadata": reference(metadata),
        "OutputIntents": f"[{_output_intent(document, profile)}]",
        "PageLabels": f"<</Nums[{' '.join(_page_labels(counted))}]>>",
    }


def _page_labels(counted: Sequence[bool]) -> Iterator[str]:
    """Give the runs of page numbers (ISO 32000-1, 12.4.2); pages without a folio have roman ones."""
    for index, is_counted in enumerate(counted):
        if not is_counted:
            yield f"{index} <</S/r/St {index + 1}>>"
        elif index == 0 or not counted[index - 1]:
            yield f"{index} <</S/D/St {index + 1}>>"


def _dates(content: ReportContent, profile: Profile) -> Dates:
    """Give the dates of the file; PDF/X asks for some, so without any it is the end of the report's year."""
    dates = Dates.of(content.date)
    return dates if dates.pdf or not profile.press_standard else Dates.of(f"{content.year}-12-31")


def _claims(profile: Profile) -> tuple[str, ...]:
    claims = []
    if profile.archive_part:
        part, level = profile.archive_part, "<pdfaid:conformance>A</pdfaid:conformance>"
        claims.append(f"<pdfaid:part>{part}</pdfaid:part>{level}")
    if profile.accessible_part:
        claims.append(f"<pdfuaid:part>{profile.accessible_part}</pdfuaid:part>")
        claims.append(_EXTENSION)
    if profile.press_standard:
        name = "pdfxid:GTS_PDFXVersion"
        claims.append(f'<{name} xmlns:pdfxid="{_PRESS}">{profile.press_standard}</{name}>')
        claims.append("<pdf:Trapped>False</pdf:Trapped>")
        claims.append("<xmpMM:VersionID>1</xmpMM:VersionID>")
        claims.append("<xmpMM:RenditionClass>default</xmpMM:RenditionClass>")
    return tuple(claims)


@lru_cache(maxsize=1)
def _srgb() -> bytes:
    """Give an sRGB profile that is the same always and everywhere."""
    return read_file(icc_folder() / "sRGB.icc")


def _output_intent(document: Document, profile: Profile) -> str:
    condition = condition_of(profile)
    if condition is not None:
        return _press_intent(document, condition)
    made = document.file.packed(_srgb(), "/N 3")
    return dictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": "(sRGB IEC61966-2.1)",
            "Info": "(sRGB IEC61966-2.1)",
            "DestOutputProfile": reference(made),
        }
    )


def _press_intent(document: Document, condition: PrintingCondition) -> str:
    made = document.file.packed(condition.profile, "/N 4")
    return dictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFX",
            "OutputConditionIdentifier": text_string(condition.identifier),
            "Info": text_string(condition.description),
            "DestOutputProfile": reference(made),
            "RegistryName": text_string(condition.registry) if condition.registry else "",
        }
    )


def escape(text: str) -> str:
    """Give a text as XML holds it; the standard library's way imports all of HTTP first."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def xmp_packet(content: ReportContent, dates: Dates, profile: Profile, identifiers: Identifiers) -> str:
    """Give the XMP packet: what the information dictionary says, and what the file claims to be."""

    def lang_alt(name: str, text: str) -> str:
        body = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'
        return f"<dc:{name}>{body}</dc:{name}>" if text else ""

    def bag(name: str, kind: str, items: Sequence[str]) -> str:
        inside = "".join(f"<rdf:li>{escape(item)}</rdf:li>" for item in items)
        return f"<dc:{name}><rdf:{kind}>{inside}</rdf:{kind}></dc:{name}>" if items else ""

    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    keywords = ", ".join(content.keywords)
    parts = (
        lang_alt("title", content.title),
        bag("creator", "Seq", [content.organization]),
        lang_alt("description", content.subject),
        bag("subject", "Bag", content.keywords),
        bag("language", "Bag", [content.language]),
        lang_alt("rights", content.rights),
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        f"<pdf:Keywords>{escape(keywords)}</pdf:Keywords>" if keywords else "",
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>",
        "".join(
            f"<xmp:{name}>{dates.xmp}</xmp:{name}>" for name in ("CreateDate", "ModifyDate", "MetadataDate")
        )
        if dates.xmp
        else "",
        f"<dc:identifier>{identifiers.document}</dc:identifier>",
        f"<xmpMM:DocumentID>{identifiers.document}</xmpMM:DocumentID>",
        f"<xmpMM:InstanceID>{identifiers.instance}</xmpMM:InstanceID>",
        "<xmpRights:Marked>True</xmpRights:Marked>" if content.rights else "",
        *_claims(profile),
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about="" {spaces}>\n' + "\n".join(part for part in parts if part) + "\n"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
