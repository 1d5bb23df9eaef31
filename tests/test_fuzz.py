"""A few broken inputs of every fuzz target, the same ones on every run; `make fuzz` goes on from there."""

from __future__ import annotations

import pytest
from fuzz_targets import targets

TARGETS = targets()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", TARGETS)
def test_broken_input_is_read_or_told(name, tmp_path):
    target = TARGETS[name]
    for number in range(target.few):
        target.hold(target.input(0, number), tmp_path)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", TARGETS)
def test_what_a_target_begins_with_is_sound(name, tmp_path):
    for seed in TARGETS[name].seeds()[:2]:
        TARGETS[name].hold(seed, tmp_path)


def test_inputs_depend_on_seed_and_number_alone():
    for name in ("claims", "read.docx"):
        one, same, other = (TARGETS[name].input(*at) for at in ((1, 5), (1, 5), (2, 5)))
        assert one == same != other
