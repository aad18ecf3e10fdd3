"""
Witnesses in, what WikiWho and CollateX make of them out: JSON on standard input and output.

in   [{"texts": [text of each revision, oldest first], "tokens": [[norm of each token] for each revision]}]
out  {"wikiwho": null | [[index of the revision that brought in each character of the last text, white space left out]],
      "collatex": null | [[[i, j] of tokens of the first and the last revision that stand in one place]]}

A package that is not installed gives null. CollateX is given two witnesses, since its time grows with their product.
"""

import json
import sys


def trace_wikiwho(histories):
    try:
        from WikiWho.utils import iter_rev_tokens
        from WikiWho.wikiwho import Wikiwho
    except ImportError:
        return None
    traced = []
    for history in histories:
        wikiwho = Wikiwho("history")
        wikiwho.analyse_article(
            [
                {"revid": index + 1, "timestamp": f"2026-01-01T00:00:{index:02}Z", "user": "a", "userid": 1, "*": text}
                for index, text in enumerate(history["texts"])
            ]
        )
        last = wikiwho.revisions[wikiwho.ordered_revisions[-1]]
        origins = []
        for word in iter_rev_tokens(last):
            origins.extend([word.origin_rev_id - 1] * len(word.value))
        traced.append(origins)
    return traced


def align_collatex(histories):
    try:
        from collatex import Collation, collate
    except ImportError:
        return None
    aligned = []
    for history in histories:
        first, last = history["tokens"][0], history["tokens"][-1]
        collation = Collation()
        for sigil, tokens in (("A", first), ("B", last)):
            collation.add_witness({"id": sigil, "tokens": [{"t": f"{norm} ", "n": norm} for norm in tokens]})
        table = collate(collation, output="table", segmentation=False)
        pairs = []
        at = {"A": 0, "B": 0}
        for column in table.columns:
            here = {}
            for sigil in ("A", "B"):
                cell = column.tokens_per_witness.get(sigil)
                if cell:
                    here[sigil] = at[sigil]
                    at[sigil] += len(cell)
            if len(here) == 2 and first[here["A"]] == last[here["B"]]:
                pairs.append([here["A"], here["B"]])
        aligned.append(pairs)
    return aligned


def main():
    task = json.load(sys.stdin)
    result = {"wikiwho": trace_wikiwho(task["wikiwho"]), "collatex": align_collatex(task["collatex"])}
    json.dump(result, sys.stdout)


main()
