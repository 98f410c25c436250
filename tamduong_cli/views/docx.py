"""A week's letter as a Word document, set as Vietnamese offices set a notice (thông báo).

An office of the State follows Nghị định 30/2020/NĐ-CP, Phụ lục I; one of the Party, whose documents never bear the
nation's name, Hướng dẫn 36-HD/VPTW of 2018. The page is the same: A4, 20 mm free above and below, 30 at the left, 15 at
the right; its text 14 points, justified.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tamduong_cli.dates.wording import in_words
from tamduong_cli.failure import Failure
from tamduong_cli.installing import line_to_install
from tamduong_cli.language import N_, Language, Message
from tamduong_cli.letters import folded
from tamduong_cli.plan.model import Plan, Text
from tamduong_cli.views.letter import Letter, LetterSection
from tamduong_cli.views.text_widths import in_bold_times

try:
    import docx
    from docx.document import Document
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.shared import Length, Mm, Pt
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell
except ModuleNotFoundError:  # this module is loaded when a letter is asked for, and not before
    raise Failure(
        Message(
            "--format docx needs python-docx, which is not installed; type: {command}",
            command=line_to_install("python-docx"),
        )
    ) from None

FONT = "Times New Roman"
BLANK = "……"
"""What is left to fill in by hand."""

_WIDTH = Mm(165)
_HEADING = (Mm(68), Mm(97))
_END = (Mm(80), Mm(85))
"""How wide the two columns are, at the head of the letter and at its end."""

_TAGS = {"vi": "vi-VN", "en": "en-GB"}


class Look(NamedTuple):
    """How one kind of paragraph is set; sizes and spaces are points."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    underline: bool = False
    left: bool = False
    """At the left; otherwise centred."""
    before: float = 0


class Form(NamedTuple):
    """What a letter has in a way of its own: the State's, or the Party's."""

    nation: tuple[str, ...]
    """What stands at the right of its head, in the styles Nation and Motto; a rule as long as the last is beneath."""
    under_issuer: str
    under_subject: str
    """What stands beneath; empty for a rule of a third to a half of the line's length."""
    number: str
    subject: str
    looks: Mapping[str, Look]


STATE = Form(
    nation=(N_("SOCIALIST REPUBLIC OF VIET NAM"), N_("Independence - Freedom - Happiness")),
    under_issuer="",
    under_subject="",
    number=N_("No.: ……/TB-……"),
    subject=N_("On {title}"),
    looks={
        "Nation": Look(13, bold=True),
        "Motto": Look(14, bold=True),
        "Superior": Look(13),
        "Issuer": Look(13, bold=True),
        "Number": Look(13),
        "Place and Date": Look(13, italic=True),
        "Title": Look(14, bold=True, before=18),
        "Subtitle": Look(14, bold=True),
        "Authority": Look(14, bold=True),
        "Position": Look(14, bold=True),
        "Signatory": Look(14, bold=True, before=72),
        "Recipients": Look(12, bold=True, italic=True, left=True),
        "Recipient": Look(11, left=True),
    },
)
PARTY = Form(
    nation=(N_("COMMUNIST PARTY OF VIET NAM"),),
    under_issuer="*",
    under_subject="-----",
    number=N_("No. ……-TB/……"),
    subject=N_("on {title}"),
    looks={
        **STATE.looks,
        "Nation": Look(15, bold=True),
        "Superior": Look(14),
        "Issuer": Look(14, bold=True),
        "Number": Look(14),
        "Place and Date": Look(14, italic=True),
        "Title": Look(15, bold=True, before=18),
        "Position": Look(14),
        "Recipients": Look(14, underline=True, left=True),
        "Recipient": Look(12, left=True),
    },
)

_OF_THE_PARTY = tuple(
    f" {folded(words)} "
    for words in (
        *("Đảng ủy", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Chi ủy"),
        *("Đảng bộ", "Chi bộ", "Đảng đoàn", "Ban Cán sự đảng", "Trung ương Đảng", "Đảng Cộng sản"),
        *("Ban Tuyên giáo", "Ban Xây dựng Đảng"),
        *("Party Committee", "Party Cell", "Communist Party"),
    )
)


def form_of(issuer: Text | None) -> Form:
    """How letters of that office are set: the Party's, where its name has words that only the Party's offices have."""
    names = [f" {folded(name)} " for name in issuer.by_language.values()] if issuer else []
    return PARTY if any(words in name for words in _OF_THE_PARTY for name in names) else STATE


_COUNCIL = re.compile("^((?:ỦY|UỶ) BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN) ")
"""After which the name of the place begins a line of its own."""


class Line(NamedTuple):
    """A line in a style, and how long the rule beneath it is, of its own length; 0 for none."""

    style: str
    text: str
    rule: float = 0


def document(letter: Letter, plan: Plan, today: datetime.date, language: Language) -> bytes:
    """The letter, dated today, as a docx file (ECMA-376); the same letter gives the same bytes."""
    form = form_of(plan.issuer)
    file = docx.Document()
    _bare(file)
    _set_styles(file, form, language)
    _set_page(file)
    _head(file, form, plan, today, language)
    _body(file, form, letter, plan, language)
    _end(file, plan, language)
    properties = file.core_properties
    properties.title = letter.title
    author = plan.issuer.in_(language.code) if plan.issuer else ""
    properties.author = properties.last_modified_by = author[:255]  # as much as a property holds
    properties.comments = ""
    properties.language = _TAGS[language.code]
    properties.created = properties.modified = datetime.datetime.combine(today, datetime.time())
    return _packed(file)


def _head(file: Document, form: Form, plan: Plan, today: datetime.date, language: Language) -> None:
    """Left the office below its superior, and the number; right the nation or the Party, the place and the date."""
    _ = language.gettext
    (left, right), (number, date) = _columns(file, _HEADING, rows=2)
    issuer = _COUNCIL.sub(r"\1\n", plan.issuer.in_(language.code).upper()) if plan.issuer else BLANK * 4
    superior = [Line("Superior", text.in_(language.code).upper()) for text in [plan.superior] if text]
    _write(left, _HEADING[0], [*superior, *_underlined(Line("Issuer", issuer), form.under_issuer)])
    nation = [Line(style, _(text)) for style, text in zip(("Nation", "Motto"), form.nation, strict=False)]
    _write(right, _HEADING[1], [*nation[:-1], nation[-1]._replace(rule=1)])
    _write(number, _HEADING[0], [Line("Number", _(form.number))])
    place = plan.place.in_(language.code) if plan.place else BLANK
    dated = _("{place}, {date}").format(place=place, date=in_words(today, language))
    _write(date, _HEADING[1], [Line("Place and Date", dated)])


def _body(file: Document, form: Form, letter: Letter, plan: Plan, language: Language) -> None:
    """What the letter is and is about, and what it says."""
    _ = language.gettext
    subject = _(form.subject).format(title=_small(letter.title))
    _write(file, _WIDTH, [Line("Title", _("NOTICE"))])
    _write(file, _WIDTH, _underlined(Line("Subtitle", f"{subject}\n({_small(letter.week)})"), form.under_subject))
    lines = [Line("Body Text", _reason(letter, plan, language))]
    lines += [Line("Body Text", f"{text}{_stop(text)}") for text in letter.opening]
    for number, section in enumerate(letter.sections, 1):
        lines += [Line("Heading 1", f"{number}. {section.heading}"), *_items(section, language)]
    _write(file, _WIDTH, lines)
    _write(file, _WIDTH, [Line("Body Text", _("All units are asked to take note and to act accordingly."))])
    last = file.paragraphs[-1].paragraph_format
    last.keep_with_next = True  # a signature is never alone on its page
    last.space_after = Pt(12)


def _reason(letter: Letter, plan: Plan, language: Language) -> str:
    """Which plans the letter carries out, who sends it, and whose work it tells."""
    _ = language.gettext
    work = _("the communication work of the week")
    if letter.units:
        work = _("the communication work of the week of {units}").format(units=letter.units)
    named = (_("“{plan}”").format(plan=plan.title) + f" {plan.issued}".rstrip() for plan in letter.plans)
    plans = "; ".join(named)
    if plan.issuer is None:
        return _("To carry out {plans}, {work} is as follows:").format(plans=plans, work=work)
    sentence = _("To carry out {plans}, {issuer} announces {work}, as follows:")
    return sentence.format(plans=plans, issuer=plan.issuer.in_(language.code), work=work)


_ALPHABETS = {"vi": "abcdđeghiklmnopqrstuvxy", "en": "abcdefghijklmnopqrstuvwxyz"}
"""The letters that points are counted by."""


def _items(section: LetterSection, language: Language) -> Iterator[Line]:
    """Items with notes as points a), b), c); the notes of each, and items without notes, as dashes."""
    bare = [item.text for item in section.items if not item.notes]
    points = [item for item in section.items if item.notes]
    alphabet = _ALPHABETS[language.code]
    for number, item in enumerate(points):
        times, letter = divmod(number, len(alphabet))
        label = f"{alphabet[letter] * (times + 1)}) " if len(points) > 1 else ""
        yield Line("Heading 2", f"{label}{item.text}")
        yield from (Line("List", text) for text in _listed(item.notes))
    yield from (Line("List", text) for text in _listed(bare))


def _end(file: Document, plan: Plan, language: Language) -> None:
    """To whom it is sent, at the left, and who signs it, at the right."""
    code = language.code
    recipients = sorted((text.in_(code) for text in plan.recipients.points), key=_is_kept)
    signs = []
    if signatory := plan.signatory:
        signs = [
            *(Line("Authority", text.in_(code).upper()) for text in [signatory.authority] if text),
            *(Line("Position", text.in_(code).upper()) for text in [signatory.title] if text),
            Line("Signatory", signatory.name.in_(code)),
        ]
    if not (recipients or signs):
        return
    [(left, right)] = _columns(file, _END, rows=1)
    if recipients:
        label = Line("Recipients", language.gettext("Recipients:"))
        _write(left, _END[0], [label, *(Line("Recipient", text) for text in _listed(recipients))])
    if signs:
        _write(right, _END[1], signs)
    file.add_paragraph().paragraph_format.line_spacing = Pt(1)  # a table cannot end a document


def _is_kept(recipient: str) -> bool:
    """Whether it is the copy that the office keeps (Lưu), which comes last."""
    return f"{folded(recipient)} ".startswith(f"{folded('Lưu')} ")


def _listed(texts: Sequence[str]) -> Iterator[str]:
    """Texts as an office lists them: a dash before each, a semicolon after, a full stop after the last."""
    for number, text in enumerate(texts, 1):
        yield f"- {text}{_stop(text, ';' if number < len(texts) else '.')}"


def _stop(text: str, mark: str = ".") -> str:
    """The mark that ends a text, unless it has one."""
    return "" if text.endswith((".", ";", ":", "!", "?", "…")) else mark


def _small(text: str) -> str:
    """The text within another."""
    return text[0].lower() + text[1:]


def _underlined(line: Line, mark: str) -> list[Line]:
    """The line and what stands beneath it: a mark, or a rule."""
    return [line, Line(line.style, mark)] if mark else [line._replace(rule=0.4)]


def _write(place: Document | _Cell, width: Length, lines: Iterable[Line]) -> None:
    """Add lines to a document, or fill a cell with them."""
    empty = place.paragraphs[0] if isinstance(place, _Cell) else None
    for line in lines:
        style = place.add_paragraph(line.text, line.style).style
        if line.rule and style and style.font.size:
            longest = max(in_bold_times(text, style.font.size) for text in line.text.split("\n"))
            long = min(longest, width) * line.rule
            beneath = place.add_paragraph(style="Rule").paragraph_format
            beneath.left_indent = beneath.right_indent = Length(round((width - long) / 2))
    if empty is not None:
        empty._element.getparent().remove(empty._element)


def _columns(file: Document, widths: tuple[Length, Length], rows: int) -> list[tuple[_Cell, _Cell]]:
    """The cells of a table of two columns without borders, no row of which is broken over two pages."""
    table: Table = file.add_table(rows, 2)
    table.autofit = False
    margins = _add(table._tblPr, "tblCellMar")
    for side in ("left", "right"):
        _add(margins, side, w="0", type="dxa")
    table._tblPr.append(table._tblPr.find(qn("w:tblLook")))  # it comes last
    cells = []
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
        cells.append((row.cells[0], row.cells[1]))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return cells


def _bare(file: Document) -> None:
    """Leave of python-docx's own template what every document has; its styles and its picture are not ours."""
    for style in list(file.styles):
        if style.name not in ("Normal", "Default Paragraph Font", "Normal Table", "No List"):
            style.delete()
    for part in (file.part, file.part.package):
        for key, relationship in list(part.rels.items()):
            if relationship.reltype.endswith(("/stylesWithEffects", "/customXml", "/thumbnail", "/numbering")):
                del part.rels[key]
    [mode] = file.settings.element.xpath(".//w:compatSetting[@w:name='compatibilityMode']")
    mode.set(qn("w:val"), "15")  # Word 2013 and all since


def _set_styles(file: Document, form: Form, language: Language) -> None:
    """The styles of the letter, so that whoever changes one changes it throughout."""
    tag = _TAGS[language.code]
    defaults = file.styles.element.find(qn("w:docDefaults"))
    defaults.clear()
    runs = _add(_add(defaults, "rPrDefault"), "rPr")
    _add(runs, "rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    _add(runs, "color", val="000000")
    _add(runs, "sz", val="28")
    _add(runs, "szCs", val="28")
    _add(runs, "lang", val=tag, eastAsia=tag, bidi="ar-SA")

    file.styles["Normal"].paragraph_format.widow_control = True
    for name, look in form.looks.items():
        _set_look(_style(file, name), look)
    for name in ("Title", "Subtitle"):
        file.styles[name].paragraph_format.keep_with_next = True
    _set_look(_style(file, "Header"), Look())

    body = _style(file, "Body Text").paragraph_format
    body.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    body.first_line_indent = Mm(12.7)
    body.space_before = Pt(6)
    body.line_spacing = 1.15
    for level, name in enumerate(("Heading 1", "Heading 2")):
        heading = _style(file, name, "Body Text")
        heading.font.bold = level == 0
        heading.paragraph_format.keep_with_next = True
        heading.next_paragraph_style = file.styles["Body Text"]
        _add(heading.element.pPr, "outlineLvl", val=str(level))
    _style(file, "List", "Body Text")

    rule = _style(file, "Rule")
    _add(_add(rule.element.get_or_add_pPr(), "pBdr"), "bottom", val="single", sz="6", space="0", color="000000")
    rule.font.size = Pt(1)
    rule.paragraph_format.line_spacing = Pt(5)
    rule.paragraph_format.space_after = Pt(6)


def _style(file: Document, name: str, base: str = "Normal") -> ParagraphStyle:
    style: ParagraphStyle = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in _WORDS_OWN)
    style.base_style = file.styles[base]
    return style


_WORDS_OWN = ("Title", "Subtitle", "Header", "Body Text", "Heading 1", "Heading 2", "List")
"""Styles that Word has too: its outline, its tables of contents and its menus know them."""


def _set_look(style: ParagraphStyle, look: Look) -> None:
    style.font.size = Pt(look.size)
    style.font.bold, style.font.italic, style.font.underline = look.bold, look.italic, look.underline
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT if look.left else WD_ALIGN_PARAGRAPH.CENTER
    style.paragraph_format.space_before = Pt(look.before)


def _set_page(file: Document) -> None:
    """The paper, its margins, and the page's number at the top of every page but the first."""
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    [header] = section.header.paragraphs
    header.style = file.styles["Header"]
    number = _add(header._p, "fldSimple", instr="PAGE")
    _add(_add(number, "r"), "t").text = "2"


def _add(parent: BaseOxmlElement, name: str, **attributes: str) -> BaseOxmlElement:
    """A new last child of WordprocessingML."""
    child: BaseOxmlElement = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        child.set(qn(f"w:{key}"), value)
    parent.append(child)
    return child


def _packed(file: Document) -> bytes:
    """The document's bytes, in which no clock time stands."""
    written, packed = io.BytesIO(), io.BytesIO()
    file.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
