"""WordprocessingML, in pieces of text: far faster to join than elements are to make one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from cmqplan.documents.palette import Palette
from cmqplan.language.controls import visible

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)

TWIPS_PER_PIXEL = 15
EMU_PER_PIXEL = 9525


def colours(palette: Palette) -> dict[str, str]:
    """A document's colours as Word writes them, by the names that ``styles.xml`` has for them."""
    named = {
        "accent": palette.accent,
        "tint": palette.accent_tint,
        "warn": palette.warn,
        "warn_tint": palette.warn_tint,
        **{f"tint-{n}": tint for n, tint in enumerate(palette.tints, 1)},
    }
    return {name: str(colour)[1:].upper() for name, colour in named.items()}


def plain(text: str) -> str:
    """A text as XML holds it; what XML can't hold at all, or what steers, is shown as a sign."""
    return escape(visible(text))


def attribute(text: str) -> str:
    """A quoted attribute."""
    return quoteattr(visible(text))


@dataclass(frozen=True, slots=True)
class Dress:
    """How a stretch of text differs from its paragraph. ``style`` is a character style's identifier; ``raised`` is
    « superscript » or « subscript »."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    raised: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph differs from its style. Lengths are in twips.

    ``numbering`` is a level and a list's number; ``border`` a side, a width in eighths of a point and a colour; ``exactly`` a
    height, whatever it holds; ``hanging`` how far all its lines but the first stand in, and where the first one's tab leads;
    ``section`` the properties of the section that ends with it.
    """

    keep_next: bool = False
    page_break: bool = False
    numbering: tuple[int, int] | None = None
    border: tuple[str, int, str] | None = None
    before: int | None = None
    exactly: int | None = None
    left: int | None = None
    hanging: int | None = None
    to_the_right: bool = False
    section: str = ""


PLAIN = Dress()
AS_STYLED = Shape()


def run(text: str, dress: Dress = PLAIN) -> str:
    """A stretch of text."""
    return f'<w:r>{_run_properties(dress)}<w:t xml:space="preserve">{_hyphened(plain(text))}</w:t></w:r>'


def _hyphened(text: str) -> str:
    """A text with the hyphen that ends no line as Word has it, a mark of its own that needs no font."""
    return text.replace("\u2011", '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">')


def _run_properties(dress: Dress) -> str:
    if dress == PLAIN:
        return ""
    return (
        "<w:rPr>"
        + (f'<w:rStyle w:val="{dress.style}"/>' if dress.style else "")
        + ("<w:b/><w:bCs/>" if dress.bold else "")
        + ("<w:i/><w:iCs/>" if dress.italic else "")
        + (f'<w:vertAlign w:val="{dress.raised}"/>' if dress.raised else "")
        + (f"<w:lang w:val={attribute(dress.language)}/>" if dress.language else "")
        + "</w:rPr>"
    )


def paragraph(style: str, runs: str, shape: Shape = AS_STYLED) -> str:
    """A paragraph in a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{"" if shape == AS_STYLED else _paragraph_properties(shape)}</w:pPr>{runs}</w:p>'


def kept_with_next(paragraphs: str) -> str:
    """The same paragraphs, each on the page of what follows it."""
    return _STYLED.sub(r"\1<w:keepNext/>", paragraphs)


_STYLED = re.compile(r'(<w:pStyle w:val="\w+"/>)(?!<w:keepNext/>)')


def _paragraph_properties(shape: Shape) -> str:
    """In the order that the schema wants."""
    out = []
    if shape.keep_next:
        out.append("<w:keepNext/>")
    if shape.page_break:
        out.append("<w:pageBreakBefore/>")
    if shape.numbering:
        out.append(
            f'<w:numPr><w:ilvl w:val="{shape.numbering[0]}"/><w:numId w:val="{shape.numbering[1]}"/></w:numPr>'
        )
    if shape.border:
        side, size, colour = shape.border
        out.append(
            f'<w:pBdr><w:{side} w:val="single" w:sz="{size}" w:space="12" w:color="{colour}"/></w:pBdr>'
        )
    if shape.hanging is not None:
        out.append(f'<w:tabs><w:tab w:val="left" w:pos="{shape.hanging}"/></w:tabs>')
    if shape.exactly is not None:
        out.append(f'<w:spacing w:before="0" w:after="0" w:line="{shape.exactly}" w:lineRule="exact"/>')
    elif shape.before is not None:
        out.append(f'<w:spacing w:before="{shape.before}"/>')
    if shape.left is not None:
        out.append(f'<w:ind w:left="{shape.left}"/>')
    if shape.hanging is not None:
        out.append(f'<w:ind w:left="{shape.hanging}" w:hanging="{shape.hanging}"/>')
    if shape.to_the_right:
        out.append('<w:jc w:val="right"/>')
    return "".join(out) + shape.section


def field(instruction: str, shown: str, *, stale: bool = False) -> str:
    """A field and what it last showed: a page number, a reference. A stale one is worked out on opening."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{_STALE if stale else ""}/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {plain(instruction)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


_STALE = ' w:dirty="true"'
TAB = "<w:r><w:tab/></w:r>"
LINE_BREAK = "<w:r><w:br/></w:r>"


def bookmark(number: int, name: str) -> str:
    """A place that links lead to."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def picture(number: int, relation: str, title: str, description: str, width: float, height: float) -> str:
    """A picture in a line of text, with what stands for it where it can't be seen. Its size is in CSS pixels."""
    size = f'cx="{round(width * EMU_PER_PIXEL)}" cy="{round(height * EMU_PER_PIXEL)}"'
    name = attribute(f"Image {number}")
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name={name} descr={attribute(description)} title={attribute(title)}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name={name}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def watermark(text: str, colour: str) -> str:
    """A word across the page, behind the text, for a header."""
    return (
        "<w:r><w:rPr><w:noProof/></w:rPr><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
        '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
        '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>'
        '<v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>'
        '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
        '<v:shape id="PowerPlusWaterMarkObject" o:spid="_x0000_s2049" type="#_x0000_t136" alt="" '
        'style="position:absolute;margin-left:0;margin-top:0;width:470pt;height:94pt;rotation:305;z-index:-251658752;'
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" '
        f'fillcolor="#{colour}" stroked="f">'
        f'<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt;font-weight:bold" string={attribute(text)}/></v:shape></w:pict></w:r>'
    )


def numbering(ordered: Iterable[int], colour: str) -> str:
    """The numbering part: bullets under number 1, then one numbering for each ordered list, from its first number on."""

    def levels(kinds: Iterable[tuple[str, str]]) -> str:
        return "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{284 * (n + 1)}" w:hanging="284"/></w:pPr>'
            f'<w:rPr>{_BULLET_FONT if kind == "bullet" else ""}<w:color w:val="{colour}"/></w:rPr></w:lvl>'
            for n, (kind, text) in enumerate(kinds)
        )

    bullets = levels(("bullet", "•" if n % 2 == 0 else "–") for n in range(9))
    numbers = levels(("decimal", f"%{n + 1}.") for n in range(9))
    starts = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="1"/>'
        + "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{first}"/></w:lvlOverride>'
            for level in range(9)
        )
        + "</w:num>"
        for n, first in enumerate(ordered, 2)
    )
    return (
        f"<w:numbering {NAMESPACES}>"
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{numbers}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{starts}</w:numbering>'
    )


_BULLET_FONT = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
