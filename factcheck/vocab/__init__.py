"""Words as data: where the vocabularies lie and how they are read. What a word means is decided by the stage that uses it."""

from factcheck.vocab.load import VocabularyError, rows, rules_folder, word_list

__all__ = ["VocabularyError", "rows", "rules_folder", "word_list"]
