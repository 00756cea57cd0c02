#!/usr/bin/env python3
"""typst on the table that vanthu is measured with.

usage: typst_rows.py FOLDER DATA.json OUT.pdf      the fonts of the project lie in FOLDER
"""
import json
import os
import sys

import typst

PAGE = """
#set page(paper: "a4", flipped: true, margin: (top: 2cm, bottom: 2cm, left: 3cm, right: 1.5cm), numbering: "1")
#set text(font: "Liberation Serif", size: 12pt, lang: "vi")
#let data = json("rows.json")
#align(center, strong(data.title))
#table(
  columns: (auto, 3fr, 2fr, 2fr, 1.3fr, 2fr),
  table.header(..data.heads.map(strong)),
  ..data.rows.flatten(),
)
"""

folder, data, out = sys.argv[1:4]
with open(data, encoding="utf-8") as file:
    appendix = json.load(file)["phu_luc"][0]
table = appendix["noi_dung"][0]["bang"]
heads = [column if isinstance(column, str) else column["ten"] for column in table["cot"]]
beside = os.path.dirname(os.path.abspath(out))
with open(os.path.join(beside, "rows.json"), "w", encoding="utf-8") as file:
    json.dump({"title": appendix["tieu_de"], "heads": heads, "rows": table["dong"]}, file, ensure_ascii=False)
page = os.path.join(beside, "rows.typ")
with open(page, "w", encoding="utf-8") as file:
    file.write(PAGE)
typst.compile(page, output=out, font_paths=[folder])
