"""Pairs of an evidence and a claim: most contradictions are told, and hardly a sound pair. `benchmarks/passages.py` prints them by set."""

from labelled_passages import labelled_pairs, told


def test_most_contradictions_are_told_and_hardly_a_sound_pair() -> None:
    found = told(labelled_pairs())
    assert found.right >= 0.7 * found.contradict
    assert len(found.wrong) <= 0.02 * found.right
