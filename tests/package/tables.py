"""Loads a folder of tables with one library of Python, and prints what it saw, a fact a line.

    python tables.py LIBRARY TABLES README

Ends with status 3 where the library is not installed, and 1 where something is not as it should be.
"""

import datetime
import importlib
import json
import pathlib
import re
import sys

library, folder, readme = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3])
names = sorted(path.stem for path in folder.glob("*.parquet"))
card = (folder / "README.md").read_text()


def lines(name):
    with open(folder / f"{name}.jsonl", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def as_json(cell):
    if isinstance(cell, datetime.datetime):
        return cell.astimezone(datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return cell


def expect_equal(name, rows, expected):
    rows = [{column: as_json(cell) for column, cell in row.items()} for row in rows]
    if rows != expected:
        wrong = next((pair for pair in zip(rows, expected) if pair[0] != pair[1]), (len(rows), len(expected)))
        sys.exit(f"{name}: {wrong[0]} and not {wrong[1]}")


def declared(name):
    """The columns and types of the card."""
    section = card.split(f"\n## {name}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \| ([^|]+?)(?: or null)? \|", section, re.MULTILINE)


def try_pyarrow(pyarrow):
    from pyarrow import parquet

    types = {
        "string": pyarrow.string(),
        "int32": pyarrow.int32(),
        "double": pyarrow.float64(),
        "bool": pyarrow.bool_(),
        "timestamp": pyarrow.timestamp("ms", tz="UTC"),
        "list of strings": pyarrow.string(),
        "list of int32": pyarrow.int32(),
    }
    for name in names:
        table = parquet.read_table(folder / f"{name}.parquet")
        expect_equal(name, table.to_pylist(), lines(name))
        for (column, kind), field in zip(declared(name), table.schema, strict=True):
            found = field.type.value_type if kind.startswith("list") else field.type
            if field.name != column or found != types[kind]:
                sys.exit(f"{name}.{field.name} is {field.type}, and the card says {column}: {kind}")
        print(f"{name}: {table.num_rows} rows of {table.num_columns} columns, as the card and the lines say")


def try_pandas(pandas):
    for name in names:
        frame = pandas.read_parquet(folder / f"{name}.parquet")
        expected = lines(name)
        if len(frame) != len(expected):
            sys.exit(f"{name}: {len(frame)} rows and not {len(expected)}")
        if list(frame.columns) != [column for column, _ in declared(name)]:
            sys.exit(f"{name}: the columns are {list(frame.columns)}")
    print(f"{len(names)} tables with their rows and columns")


def try_duckdb(duckdb):
    text = readme.read_text()
    parquet = re.search(r"<!-- open -->\s*```sql\n(.*?)```", text, re.DOTALL)[1]
    views = re.search(r"```sql\n(.*?)```", card, re.DOTALL)[1]
    queries = re.findall(r"<!-- query -->\s*```sql\n(.*?)```", text, re.DOTALL)
    for name in names:
        described = [ask(duckdb, prelude, f"DESCRIBE {name}") for prelude in preludes(parquet, views)]
        if described[0] != described[1]:
            sys.exit(f"{name}: {described[0]} and {described[1]}")
    counts = []
    for query in queries:
        ofParquet, ofLines = (ask(duckdb, prelude, query) for prelude in preludes(parquet, views))
        if ofParquet != ofLines:
            sys.exit(f"{query}: {ofParquet} and {ofLines}")
        counts.append(len(ofParquet))
    print(f"{len(queries)} queries give the same on Parquet and on lines, of rows {counts}")


def preludes(parquet, views):
    return parquet.replace("OUT/tables", str(folder)), f"SET file_search_path = '{folder}';{views}"


def ask(duckdb, prelude, query):
    connection = duckdb.connect(":memory:")
    connection.execute(prelude)
    return connection.execute(query).fetchall()


def try_datasets(datasets):
    datasets.disable_progress_bars()
    cache = folder.parent / "cache-of-datasets"
    for name in names:
        expected = lines(name)
        # A split without rows is an error to it, unless it is streamed.
        loaded = datasets.load_dataset(str(folder), name, cache_dir=str(cache), streaming=len(expected) == 0)["train"]
        expect_equal(name, list(loaded), expected)
        if list(loaded.features) != [column for column, _ in declared(name)]:
            sys.exit(f"{name}: the features are {list(loaded.features)}")
        print(f"{name}: {len(expected)} rows{', streamed' if len(expected) == 0 else ''}")


try:
    module = importlib.import_module(library)
except ImportError:
    sys.exit(3)
print(f"version {module.__version__}")
{"pyarrow": try_pyarrow, "pandas": try_pandas, "duckdb": try_duckdb, "datasets": try_datasets}[library](module)
