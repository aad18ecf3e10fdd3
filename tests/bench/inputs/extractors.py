"""Extracts the text of pages with the extractors that this Python has, as their documentation shows it.

python extractors.py PAGES.json, a list of pairs of id and path; prints a line of JSON for each extractor.
"""
import gzip
import html
import json
import logging
import re
import sys
import time

logging.disable(logging.CRITICAL)


def read(path):
    opened = gzip.open(path) if path.endswith(".gz") else open(path, "rb")
    with opened as file:
        return file.read().decode("utf-8", "replace")


def with_trafilatura():
    import trafilatura

    return lambda markup: trafilatura.extract(markup, include_comments=False)


def with_rs_trafilatura():
    import rs_trafilatura

    def extract(markup):
        return rs_trafilatura.extract(markup).main_content

    return extract


def with_newspaper():
    import newspaper

    def extract(markup):
        article = newspaper.Article("https://example.org/", fetch_images=False)
        article.download(input_html=markup)
        article.parse()
        return article.text

    return extract


def with_readability():
    from readability import Document

    def extract(markup):
        summary = Document(markup).summary()
        parted = re.sub(r"(?i)<br[^>]*>|</(?:p|div|h[1-6]|li|tr|td|th|blockquote|pre|section)>", "\n", summary)
        return html.unescape(re.sub(r"<[^>]*>", "", parted))

    return extract


def with_justext():
    import justext

    words = justext.get_stoplist("English")
    return lambda markup: "\n".join(
        paragraph.text for paragraph in justext.justext(markup, words) if not paragraph.is_boilerplate
    )


EXTRACTORS = {
    "trafilatura": with_trafilatura,
    "rs-trafilatura": with_rs_trafilatura,
    "newspaper4k": with_newspaper,
    "readability-lxml": with_readability,
    "jusText": with_justext,
}

pages = [(name, read(path)) for name, path in json.load(open(sys.argv[1], encoding="utf-8"))]
for name, load in EXTRACTORS.items():
    try:
        extract = load()
    except ImportError:
        print(json.dumps({"name": name, "missing": True}))
        continue
    started = time.time()
    texts = []
    for page, markup in pages:
        try:
            texts.append((page, extract(markup) or ""))
        except Exception:  # A page that it cannot read has no text.
            texts.append((page, ""))
    print(json.dumps({"name": name, "missing": False, "seconds": time.time() - started, "texts": texts}))
