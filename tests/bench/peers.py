"""Prints what one peer of the Python package index finds alike in a set, so that peers.mjs can cut it at every
threshold: `python peers.py PEER SIZE THRESHOLDS < DOCS.jsonl`, where SIZE is the words of a shingle and THRESHOLDS
stand with commas between. Each line is `threshold first second similarity`: two documents by their number in the
file, and the threshold that they were found at, `-` where one run serves all. Exit status 3 says that the package is
not installed. Of all that is found, a maximum spanning forest is printed: it has the same components at every
threshold, and a large set has millions of pairs at the least one.

128 permutations over titles and texts, lower-cased. Where a package gives signatures, all of them are compared, which
is kinder than its index, since an index loses pairs; gaoya's index proposes whatever shares one value; text-dedup
compares nothing, so it is run with the bands that it chooses for each threshold.
"""

import json
import re
import sys
from collections import defaultdict
from itertools import islice

PERMUTATIONS = 128
WAITING_PAIRS = 1_000_000


def shingles(text, size):
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + size]) for at in range(max(1, len(words) - size + 1))} if words else set()


def compare_signatures(signatures, present, least):
    """All pairs of rows that agree in `least` of their values and more. Empty documents have no likeness."""
    import numpy

    signatures = numpy.ascontiguousarray(signatures)
    for first in range(len(signatures) - 1):
        if not present[first]:
            continue
        likeness = (signatures[first + 1 :] == signatures[first]).sum(axis=1) / PERMUTATIONS
        for offset in numpy.flatnonzero(likeness >= least):
            if present[first + 1 + offset]:
                yield "-", first, first + 1 + int(offset), float(likeness[offset])


def datasketch(texts, size, thresholds):
    import numpy
    from datasketch import MinHash

    def sign(tokens):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([token.encode() for token in tokens])
        return sketch.hashvalues

    sets = [shingles(text, size) for text in texts]
    return compare_signatures(numpy.array([sign(tokens) for tokens in sets]), sets, thresholds[0])


def rensa(texts, size, thresholds):
    import numpy
    from rensa import RMinHash

    def sign(tokens):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=42)
        sketch.update(sorted(tokens))
        return sketch.digest()

    sets = [shingles(text, size) for text in texts]
    return compare_signatures(numpy.array([sign(tokens) for tokens in sets]), sets, thresholds[0])


def gaoya(texts, size, thresholds):
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=thresholds[0],
        num_bands=PERMUTATIONS,
        band_size=1,
        analyzer=lambda text: sorted(shingles(text, size)),
        id_container="vec",
    )
    for number, text in enumerate(texts):
        if text.strip() == "":
            continue
        for other, likeness in index.query(text, return_similarity=True):
            yield "-", other, number, likeness
        index.insert_document(number, text)


def text_dedup(texts, size, thresholds):
    import numpy
    from text_dedup import minhash

    prime = numpy.uint64((1 << 61) - 1)
    random = numpy.random.RandomState(minhash.SEED)
    permutations = (
        random.randint(1, prime, size=PERMUTATIONS, dtype=numpy.uint64),
        random.randint(0, prime, size=PERMUTATIONS, dtype=numpy.uint64),
    )
    # As the program does, which leaves out what has too few words.
    long_enough = {n: text for n, text in enumerate(texts) if len(minhash.NON_ALPHA.split(text.lower())) >= size}
    signatures = {
        number: minhash.embed_func(
            text,
            number,
            num_perm=PERMUTATIONS,
            ngram_size=size,
            min_length=size,
            hashranges=[(at, at + 1) for at in range(PERMUTATIONS)],
            permutations=permutations,
            hash_func=lambda data: minhash.sha1_hash(data, d=32),
            dtype=numpy.uint64,
            max_hash=numpy.uint32((1 << 32) - 1),
            modulo_prime=prime,
        )[minhash.SIGNATURE_COLUMN]
        for number, text in long_enough.items()
    }
    for threshold in thresholds:
        bands, rows = minhash.optimal_param(threshold, PERMUTATIONS)
        for band in range(bands):
            buckets = defaultdict(list)
            for number, signature in signatures.items():
                buckets[b"".join(signature[band * rows : (band + 1) * rows])].append(number)
            for first, *others in buckets.values():
                for other in others:
                    yield threshold, first, other, 1.0


def spanning_forests(pairs, documents):
    """Keeps of the pairs of each threshold a maximum spanning forest; what waits is thinned out now and then."""
    waiting = defaultdict(list)
    room = max(WAITING_PAIRS, 4 * documents)
    for threshold, first, second, likeness in pairs:
        found = waiting[threshold]
        found.append((likeness, first, second))
        if len(found) > room:
            waiting[threshold] = spanning_forest(found, documents)
    for threshold, found in waiting.items():
        for likeness, first, second in spanning_forest(found, documents):
            yield threshold, first, second, likeness


def spanning_forest(pairs, documents):
    """Pairs that join what no likelier one has joined (Kruskal 1956)."""
    parents = list(range(documents))

    def find(number):
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    kept = []
    for pair in sorted(pairs, reverse=True):
        first, second = find(pair[1]), find(pair[2])
        if first != second:
            parents[first] = second
            kept.append(pair)
    return kept


PEERS = {"datasketch": datasketch, "rensa": rensa, "gaoya": gaoya, "text-dedup": text_dedup}


def main():
    peer, size, thresholds = sys.argv[1], int(sys.argv[2]), [float(word) for word in sys.argv[3].split(",")]
    rows = [json.loads(line) for line in sys.stdin if line.strip() != ""]
    texts = [f"{row.get('title') or ''}\n{row['text']}" for row in rows]
    try:
        found = spanning_forests(PEERS[peer](texts, size, thresholds), len(texts))
        lines = (
            f"{threshold} {first} {second} {likeness:.4f}\n" for threshold, first, second, likeness in found
        )
        # Whole batches, since an interpreter that is told not to buffer makes a call of every line.
        while batch := list(islice(lines, 10_000)):
            sys.stdout.write("".join(batch))
    except ModuleNotFoundError as error:
        print(f"{peer}: {error}", file=sys.stderr)
        sys.exit(3)


if __name__ == "__main__":
    main()
