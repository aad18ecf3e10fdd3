"""Prints the clusters that a library in Rust finds, as its documentation shows it: `python rust-peers.py PEER THRESHOLD
DOCS.jsonl`. Words in runs of four, 128 permutations, bands chosen for the threshold, and connected
components of what its index proposes and its own estimate of similarity keeps. gaoya cuts texts into words by itself, in
Rust; for rensa they are cut here, since it takes tokens alone.
"""

import json
import re
import sys

PERMUTATIONS = 128
WORDS = 4


def bands_for(threshold):
    """The most rows a band whose curve rises, at (1/bands)^(1/rows), before the threshold; and how many bands."""
    powers = (1, 2, 4, 8, 16)
    rows = max(rows for rows in powers if rows == 1 or (rows / PERMUTATIONS) ** (1 / rows) <= threshold)
    return rows, PERMUTATIONS // rows


def rensa(texts, threshold):
    from rensa import RMinHash, RMinHashLSH

    _, bands = bands_for(threshold)
    word = re.compile(r"\w+")

    def shingles(text):
        words = word.findall(text.lower())
        return [" ".join(words[at : at + WORDS]) for at in range(max(1, len(words) - WORDS + 1))]

    sketches = RMinHash.from_token_sets((shingles(text) for text in texts), PERMUTATIONS, 42)
    index = RMinHashLSH(threshold, PERMUTATIONS, bands)
    index.insert_many(sketches)
    for number, found in enumerate(index.query_all(sketches)):
        for other in found:
            if other < number and sketches[number].jaccard(sketches[other]) >= threshold:
                yield number, other


def gaoya(texts, threshold):
    from gaoya.minhash import MinHashStringIndex

    rows, bands = bands_for(threshold)
    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=threshold,
        num_bands=bands,
        band_size=rows,
        analyzer="word",
        lowercase=True,
        ngram_range=(WORDS, WORDS),
        id_container="vec",
    )
    index.par_bulk_insert_docs(list(range(len(texts))), texts)
    for number, found in enumerate(index.par_bulk_query(texts)):
        for other in found:
            if other < number:
                yield number, other


def components(size, pairs):
    parents = list(range(size))

    def find(number):
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    for one, other in pairs:
        parents[find(one)] = find(other)
    return [find(number) for number in range(size)]


def main():
    peer, threshold, path = sys.argv[1], float(sys.argv[2]), sys.argv[3]
    with open(path, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.strip() != ""]
    pairs = {"rensa": rensa, "gaoya": gaoya}[peer]([row["text"] for row in rows], threshold)
    json.dump([[row["id"], cluster] for row, cluster in zip(rows, components(len(rows), pairs))], sys.stdout)


if __name__ == "__main__":
    main()
