#!/usr/bin/env python3
"""Does a layout engine that breaks lines as today's Word does agree with our pages?

usage: engine.py TOOL ENGINE MADE LEAST

TOOL is the comparing program, MADE the path of a made document without its ending, LEAST the share of lines that must be
alike. The page counts must be equal; of a document of more than forty pages one in forty may be missed, as engines differ
from each other there. A tool that hangs or makes nothing is a failure.
"""
import re
import subprocess
import sys

tool, engine, made, least = sys.argv[1:]
try:
    run = subprocess.run([sys.executable, tool, "--engines", engine, "--diff", "5", made], capture_output=True, text=True, timeout=300)
except subprocess.TimeoutExpired:
    sys.exit(f"{engine} did not finish {made}")
print(run.stdout, run.stderr)
said = re.search(r"pages (\d+) theirs, (\d+) ours; .*; ([\d.]+)% lines alike", run.stdout)
if not said:
    sys.exit(f"{engine} made nothing of {made}")
theirs, ours, alike = int(said[1]), int(said[2]), float(said[3]) / 100
if abs(theirs - ours) > ours // 40 or alike < float(least):
    sys.exit(f"{made}: {theirs} pages against {ours}, {alike:.2%} of lines alike, at least {float(least):.0%} wanted")
