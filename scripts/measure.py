#!/usr/bin/env python3
"""Measures attrib's time over size and memory over time, and draws both into docs/ as SVG.

usage: measure.py ARCHIVE [--attrib BINARY] [--lines MEGABYTES]

ARCHIVE is a folder of stories (*.txt), many megabytes of them. Writes docs/time-over-size.svg and
docs/memory-over-time.svg and prints the figures as tables. Needs nothing but Python and Linux's /proc.
"""

import argparse
import json
import pathlib
import subprocess
import tempfile
import time

SHAPES = {
    "prose": None,
    "all quotes": "“Yes,” “no,” “it “is” so,” ",
    "all names": "Ada Brook Ben Cole Cara Dunn ",
    "all he said": "He said he said that he said, he said, ",
    "one sentence of quotes": "He said “no” and she said “yes” ",
    "unclosed marks": "“He said \"we said “it was ‘so ",
    "one word": "a",
}
SIZES = [1, 2, 5, 10]
ROUNDS = 4
COLOURS = ["#0b6e99", "#c2571a", "#3f7d20", "#8b1e5c", "#6b5b95", "#777777", "#b8860b"]


def text_of(shape, size, archive):
    """`size` megabytes of a shape."""
    goal = size * 1_000_000
    if SHAPES[shape] is not None:
        unit = SHAPES[shape]
        return (unit * (goal // len(unit.encode()) + 1)).encode()[:goal].decode(errors="ignore")
    # The same prose again and again, as other stories have more or fewer quotes.
    stories, length = [], 0
    for path in sorted(archive.rglob("*.txt")):
        story = path.read_text(encoding="utf-8", errors="replace") + "\n\n"
        stories.append(story)
        length += len(story.encode())
        if length >= 1_000_000:
            break
    return "".join(stories) * size


def least(command, times):
    """Shortest user and system time of some runs, in seconds."""
    best = None
    for _ in range(times):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, usage = __import__("os").wait4(process.pid, 0)
        spent = usage.ru_utime + usage.ru_stime
        best = spent if best is None else min(best, spent)
    return best


def memory(command, seconds=0.2):
    """Resident megabytes over seconds while `command` runs."""
    points, started = [], time.time()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        try:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            kilobytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
            points.append((time.time() - started, kilobytes / 1024))
        except (OSError, StopIteration):
            pass
        time.sleep(seconds)
    return points


def plot(path, title, across, up, lines):
    """Draws named lines of points."""
    width, height, left, top = 720, 400, 70, 40
    inner_width, inner_height = width - left - 170, height - top - 60
    most_x = max(x for points in lines.values() for x, _ in points) or 1
    most_y = max(y for points in lines.values() for _, y in points) * 1.05 or 1
    place = lambda x, y: (left + x / most_x * inner_width, top + inner_height - y / most_y * inner_height)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        f'<text x="{left}" y="22" font-size="15">{title}</text>',
        f'<text x="{left + inner_width / 2}" y="{height - 14}" text-anchor="middle">{across}</text>',
        f'<text x="16" y="{top + inner_height / 2}" text-anchor="middle" transform="rotate(-90 16 {top + inner_height / 2})">{up}</text>',
    ]
    for step in range(6):
        x, y = most_x * step / 5, most_y * step / 5
        (px, py) = place(x, y)
        parts.append(f'<line x1="{left}" y1="{py:.1f}" x2="{left + inner_width}" y2="{py:.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 6}" y="{py + 4:.1f}" text-anchor="end">{y:.3g}</text>')
        parts.append(f'<text x="{px:.1f}" y="{top + inner_height + 18}" text-anchor="middle">{x:.3g}</text>')
    for number, (name, points) in enumerate(lines.items()):
        colour = COLOURS[number % len(COLOURS)]
        path_points = " ".join("%.1f,%.1f" % place(x, y) for x, y in points)
        parts.append(f'<polyline points="{path_points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        y = top + 14 + number * 18
        parts.append(f'<line x1="{width - 155}" y1="{y - 4}" x2="{width - 135}" y2="{y - 4}" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="{width - 130}" y="{y}">{name}</text>')
    path.write_text("\n".join(parts) + "\n</svg>\n", encoding="utf-8")


def sizes(attrib, archive, folder):
    """Time over size of every shape."""
    lines = {}
    print("| one story of | " + " | ".join(f"{size} MB" for size in SIZES) + " | 10 MB ÷ 1 MB |")
    print("|---|" + "---|" * (len(SIZES) + 1))
    for shape in SHAPES:
        stories = {size: folder / f"{size}.txt" for size in SIZES}
        for size, story in stories.items():
            story.write_text(text_of(shape, size, archive), encoding="utf-8")
        spent = [float("inf")] * len(SIZES)
        # In turn, as machines grow slower and faster for seconds, and the short ones more often.
        for _ in range(ROUNDS):
            for at, (size, story) in enumerate(stories.items()):
                command = [attrib, "extract", "--jobs", "1", "--format", "jsonl", story]
                spent[at] = min(spent[at], least(command, max(1, 5 // size)))
        lines[shape] = list(zip(SIZES, spent))
        cells = " | ".join(f"{seconds:.2f} s" for seconds in spent)
        print(f"| {shape} | {cells} | {spent[-1] / spent[0]:.1f} |", flush=True)
    return lines


def stream(attrib, archive, folder, megabytes):
    """Memory over time, over many files and over one stream of JSON Lines."""
    archive_lines = folder / "archive.jsonl"
    written = 0
    stories = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(archive.rglob("*.txt"))[:2000]]
    with archive_lines.open("w", encoding="utf-8") as out:
        number = 0
        while written < megabytes * 1_000_000:
            line = json.dumps({"id": number, "text": stories[number % len(stories)]}, ensure_ascii=False) + "\n"
            written += len(line.encode())
            number += 1
            out.write(line)
    files = sum(1 for _ in archive.rglob("*.txt"))
    runs = {f"{files} files": archive, f"{megabytes} MB of lines": archive_lines}
    lines = {}
    for name, path in runs.items():
        lines[name] = memory([attrib, "extract", "--jobs", "2", "--format", "jsonl", path])
        most = max(size for _, size in lines[name])
        print(f"peak memory over {name}: {most:.0f} MB in {lines[name][-1][0]:.1f} s", flush=True)
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("archive", type=pathlib.Path)
    parser.add_argument("--attrib", default="target/release/attrib")
    parser.add_argument("--lines", type=int, default=1000, metavar="MEGABYTES")
    arguments = parser.parse_args()
    docs = pathlib.Path(__file__).resolve().parent.parent / "docs"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        lines = sizes(arguments.attrib, arguments.archive, folder)
        plot(docs / "time-over-size.svg", "Time over the size of one story", "MB", "seconds", lines)
        print()
        lines = stream(arguments.attrib, arguments.archive, folder, arguments.lines)
        plot(docs / "memory-over-time.svg", "Memory while an archive is read", "seconds", "MB resident", lines)


if __name__ == "__main__":
    main()
