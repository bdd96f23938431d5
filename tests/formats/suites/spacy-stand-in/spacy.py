"""Stands in for spaCy, which is not here: as much of Doc, DocBin and char_span as the script of the docs asks for, after their documentation."""
import json
import sys
import types


class Doc:
    def __init__(self, vocab, words, spaces):
        self.text, self.edges, self.spans, self.user_data = "", (set(), set()), {}, {}
        for word, space in zip(words, spaces, strict=True):
            self.edges[0].add(len(self.text))
            self.edges[1].add(len(self.text) + len(word))
            self.text += word + " " * space

    def char_span(self, start, end, label, alignment_mode):
        assert alignment_mode == "strict"
        return (label, self.text[start:end]) if start in self.edges[0] and end in self.edges[1] else None


class DocBin:
    def __init__(self, store_user_data):
        assert store_user_data
        self.docs = []

    def add(self, doc):
        self.docs.append({"text": doc.text, "spans": doc.spans, "user_data": doc.user_data})

    def to_disk(self, path):
        with open(path, "w", encoding="utf-8") as file:
            json.dump(self.docs, file)


def blank(language):
    nlp = types.SimpleNamespace(vocab=language)
    # Words are what stands between blanks: a span of a part of one is misaligned.
    nlp.make_doc = lambda text: Doc(nlp.vocab, *zip(*((word, True) for word in text.split(" "))))
    return nlp


sys.modules["spacy.tokens"] = types.ModuleType("spacy.tokens")
sys.modules["spacy.tokens"].__dict__.update(Doc=Doc, DocBin=DocBin)
