"""Runs passim (text reuse, by David A. Smith) on JSON Lines and prints what it joins, for passim.mjs:
`python passim.py DOCS.jsonl FOLDER [PASSIM OPTION …]`. Prints one JSON object a line: an alignment `{a, begin, end, b,
begin2, end2}`, a member of a cluster `{cluster, id, begin, end}`, and last `{seconds, version, java}`, the seconds those
of the processor over all processes that took part. Exit status 3 says what is missing.

passim needs PySpark, Java 17, and GraphFrames, whose Java part is not in every mirror of Maven Central. GraphFrames is
asked for one thing, connected components, and these are the same whoever finds them: here a disjoint set does, in far
less time than a cluster's way of doing it.
"""

import json
import os
import shutil
import sys
import threading
import time
import types
from pathlib import Path


def find_components(edges):
    parent = {}

    def root(item):
        parent.setdefault(item, item)
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for first, second in edges:
        parent[root(first)] = root(second)
    return root


class GraphFrame:
    """What passim uses of GraphFrames."""

    def __init__(self, vertices, edges):
        self.vertices = vertices
        self.edges = edges

    def cache(self):
        self.vertices = self.vertices.cache()
        return self

    def connectedComponents(self):
        from pyspark.sql.types import LongType, StructField, StructType

        pairs = ((tuple(src), tuple(dst)) for src, dst in self.edges.select("src", "dst").toLocalIterator())
        root = find_components(pairs)
        numbers = {}
        rows = []
        for (place,) in self.vertices.select("id").toLocalIterator():
            component = numbers.setdefault(root(tuple(place)), len(numbers))
            rows.append((tuple(place), component))
        schema = StructType([self.vertices.schema["id"], StructField("component", LongType())])
        return self.vertices.sparkSession.createDataFrame(rows, schema)


class Meter(threading.Thread):
    """Adds up processor time of this process and all that it started, some of which nobody waits for."""

    def __init__(self):
        super().__init__(daemon=True)
        self.seconds_of = {}
        self.ticks = os.sysconf("SC_CLK_TCK")

    def run(self):
        while True:
            self.look()
            time.sleep(0.2)

    def look(self):
        parents, times = {}, {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            pid = int(folder.name)
            parents[pid] = int(fields[1])
            times[pid] = (int(fields[11]) + int(fields[12])) / self.ticks
        for pid, seconds in times.items():
            ancestor = pid
            while ancestor > 1 and ancestor != os.getpid():
                ancestor = parents.get(ancestor, 0)
            if ancestor == os.getpid():
                self.seconds_of[pid] = max(seconds, self.seconds_of.get(pid, 0))

    def total(self):
        self.look()
        return sum(self.seconds_of.values())


def fail(what):
    print(f"passim is missing: {what}", file=sys.stderr)
    sys.exit(3)


def main(docs, folder, options):
    if shutil.which("java") is None:
        fail("Java 17; install openjdk-17-jre-headless")
    # This file has the name of the package.
    sys.path = [place for place in sys.path if Path(place or ".").resolve() != Path(__file__).parent.resolve()]
    # Workers are started by this name.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = ["--master", "local[1]", "--driver-memory", "4g", "--conf", "spark.ui.enabled=false"]
    os.environ["PYSPARK_SUBMIT_ARGS"] = " ".join([*settings, "pyspark-shell"])
    sys.modules["graphframes"] = types.ModuleType("graphframes")
    sys.modules["graphframes"].GraphFrame = GraphFrame
    try:
        from importlib.metadata import version

        import passim
    except ImportError as error:
        fail(f"{error}; python -m pip install git+https://github.com/dasmiq/passim.git")
    if not hasattr(passim, "main"):
        fail("the package of that name on the index is another one; python -m pip install git+https://github.com/dasmiq/passim.git")
    meter = Meter()
    meter.start()
    # What passim says of itself belongs elsewhere.
    out, sys.stdout = sys.stdout, sys.stderr
    for extra in ([], ["--pairwise"]):
        # As the command `passim` calls it: a series is not held against itself.
        series = ["--fields", "xxhash64(series) as gid", "--filterpairs", "gid < gid2"]
        passim.main(["--all-pairs", *series, *options, *extra, docs, folder])
        if not extra:
            seconds = meter.total()
    sys.stdout = out
    for row in read(folder, "align.json"):
        keys = ("begin", "end", "begin2", "end2")
        print(json.dumps({"a": row["id"], "b": row["id2"], **{key: row[key] for key in keys}}))
    for row in read(folder, "out.json"):
        print(json.dumps({key: row[key] for key in ("cluster", "id", "begin", "end")}))
    print(json.dumps({"seconds": seconds, "version": version("passim"), "pyspark": version("pyspark")}))


def read(folder, name):
    for part in sorted(Path(folder, name).glob("part-*")):
        with part.open() as lines:
            yield from map(json.loads, lines)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("Cannot run passim: name a file of documents and a folder for its output")
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
