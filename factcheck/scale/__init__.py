"""Input of any size: the stages of one run on many processes, and on Spark, with the same results.

A shard of the input becomes a part of claims (`claiming`); articles with their claims are brought together by story (`grouping`); a group
is judged as `check` judges it (`judging`). `local`, `findings` and `spark` only say where each of these runs. The design is decision 11,
figures stand in docs/scale.md.
"""
