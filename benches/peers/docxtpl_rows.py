#!/usr/bin/env python3
"""docxtpl on the table that vanthu is measured with.

usage: docxtpl_rows.py template TEMPLATE.docx
       docxtpl_rows.py fill TEMPLATE.docx DATA.json OUT.docx
"""
import json
import sys

COLUMNS = 6


def template(path):
    """A landscape page with a title and one table: a head, and a row for each entry."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Pt

    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(12)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_paragraph("{{ title }}")
    table = document.add_table(rows=4, cols=COLUMNS, style="Table Grid")
    for column in range(COLUMNS):
        table.cell(0, column).text = "{{ heads[%d] }}" % column
        table.cell(2, column).text = "{{ row[%d] }}" % column
    table.cell(1, 0).text = "{%tr for row in rows %}"
    table.cell(3, 0).text = "{%tr endfor %}"
    document.save(path)


def fill(path, data, out):
    from docxtpl import DocxTemplate

    with open(data, encoding="utf-8") as file:
        appendix = json.load(file)["phu_luc"][0]
    table = appendix["noi_dung"][0]["bang"]
    heads = [column if isinstance(column, str) else column["ten"] for column in table["cot"]]
    document = DocxTemplate(path)
    document.render({"title": appendix["tieu_de"], "heads": heads, "rows": table["dong"]}, autoescape=True)
    document.save(out)


if sys.argv[1] == "template":
    template(sys.argv[2])
else:
    fill(*sys.argv[2:5])
