#!/usr/bin/env python3
"""Has a DOCX a kind of finding that a blank one has not?

usage: audit.py BLANK.docx FILE.docx
Runs openxml-audit on both; prints the findings of new kinds and exits 1 if there are any.
"""
import json
import subprocess
import sys


def findings(path):
    run = subprocess.run(["openxml-audit", "-o", "json", "-m", "0", path], capture_output=True, text=True)
    try:
        return json.loads(run.stdout)[0]["errors"]
    except (ValueError, LookupError):
        sys.exit(f"openxml-audit said nothing readable of {path}: {run.stdout[-500:]}{run.stderr[-500:]}")


def kind(finding):
    return finding["type"], finding["part_uri"], finding["node"]


blank = {kind(f) for f in findings(sys.argv[1])}
new = [f for f in findings(sys.argv[2]) if kind(f) not in blank]
for f in new:
    print(f"{f['type']} {f['part_uri']} {f['path']}: {f['description']}")
sys.exit(1 if new else 0)
