"""resiliparse and trafilatura beside dechaff on the same pages. Their time:

    pip install -r benches/peers/requirements.txt
    cargo build --release --manifest-path benches/peers/Cargo.toml
    DECHAFF_CORPORA=CORPORA python3 benches/peers/peers.py

All take turns on each set, through which each goes page by page, as a crawl is read: dechaff in a
process that waits for its turn. Of each page the best time counts. The columns are those of the
table of `cargo run`. `--quick` does one round.

Their texts, which the example `evaluate` compares with the gold, as those of `cargo run -- --predict`:

    python3 benches/peers/peers.py --predict TEXTS CORPORA/wcxb.jsonl.gz
"""

import gzip
import json
import math
import os
import subprocess
import sys
import time

from resiliparse.extract.html2text import extract_plain_text
import trafilatura

ROUNDS = 1 if "--quick" in sys.argv[1:] else 5
FOLDER = os.path.dirname(os.path.abspath(__file__))
TARGET = os.environ.get("CARGO_TARGET_DIR", os.path.join(FOLDER, "target"))

EXTRACTORS = {
    "resiliparse": lambda page: extract_plain_text(page, main_content=True),
    "trafilatura": lambda page: trafilatura.extract(page),
}


def start():
    """Starts the other process; the process and its sets."""
    command = [os.path.join(TARGET, "release", "dechaff-peers"), "--answer"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    sets = []
    while (line := process.stdout.readline()).strip():
        sets.append(json.loads(line))
    return process, sets


def ask(process, number):
    """The seconds that dechaff takes for each page of a set."""
    process.stdin.write(f"{number}\n")
    process.stdin.flush()
    return [nanoseconds / 1e9 for nanoseconds in json.loads(process.stdout.readline())]


def run(extract, pages):
    """The seconds that an extractor takes for each page, and on how many pages it finds nothing."""
    times, nothing = [], 0
    for page in pages:
        begin = time.perf_counter()
        text = extract(page)
        times.append(time.perf_counter() - begin)
        nothing += not text
    return times, nothing


def measure(process, number, pages):
    """The best times of each extractor by page, and on how many pages it found nothing."""
    best = {name: [math.inf] * len(pages) for name in ["dechaff", *EXTRACTORS]}
    nothing = dict.fromkeys(best, 0)
    for _ in range(ROUNDS):
        times = {"dechaff": ask(process, number)}
        for name, extract in EXTRACTORS.items():
            times[name], nothing[name] = run(extract, pages)
        for name, of_round in times.items():
            best[name] = list(map(min, best[name], of_round))
    return best, nothing


def show(name, pages, best, nothing):
    size = sum(len(page.encode()) for page in pages) / 1e6
    print(f"\n{name}: {len(pages)} pages, {size:.1f} MB")
    print("| extractor | time | MB/s | p50 ms | p99 ms | max ms | nothing found |")
    print("|---|---|---|---|---|---|---|")
    for extractor, times in best.items():
        times = sorted(times)
        at = lambda share: times[max(math.ceil(len(times) * share), 1) - 1] * 1e3
        ratio = sum(times) / sum(best["dechaff"])
        print(
            f"| {extractor} | {ratio:.2f} | {size / sum(times):.1f} | {at(0.5):.2f} "
            f"| {at(0.99):.2f} | {at(1):.2f} | {nothing[extractor]} |"
        )


def predict(folder, sets):
    """Writes `FOLDER/EXTRACTOR/SET.jsonl` with `id` and `text` for the documents of each set."""
    for path in sets:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        for name, extract in EXTRACTORS.items():
            os.makedirs(os.path.join(folder, name), exist_ok=True)
            written = os.path.join(folder, name, os.path.basename(path).split(".")[0] + ".jsonl")
            with open(written, "w", encoding="utf-8") as out:
                for row in rows:
                    line = {"id": row["id"], "text": extract(row["document"]) or ""}
                    out.write(json.dumps(line, ensure_ascii=False) + "\n")


def main():
    if sys.argv[1:2] == ["--predict"]:
        return predict(sys.argv[2], sys.argv[3:])
    process, sets = start()
    # What is made once in a process is made before the first round.
    measure(process, 0, sets[0]["pages"])
    for number, one in enumerate(sets):
        show(one["name"], one["pages"], *measure(process, number, one["pages"]))
    process.stdin.close()
    process.wait()


if __name__ == "__main__":
    main()
