"""Claims as one file of Parquet, put together from parts that are gone afterwards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from factcheck.review.files import refuse_other_than_file
from factcheck.scale.claiming import Asked
from factcheck.scale.done import Done
from factcheck.scale.local import write_claims
from factcheck.scale.parts import Folder
from factcheck.scale.progress import Step
from factcheck.scale.rows import claim_schema
from factcheck.scale.shards import Paths


def write_file(paths: Paths, asked: Asked, file: Path, *, jobs: int = 1, step: Step) -> Done:
    """Write the claims of all that the paths name into one file, which is there whole or not at all. Raises OSError where it can't be."""
    from pyarrow.parquet import ParquetWriter

    refuse_other_than_file(file)
    with TemporaryDirectory(prefix=".claims-", dir=file.parent) as folder:
        done = write_claims(paths, replace(asked, claims=folder), jobs=jobs, step=step)
        if done.failed or not done.articles:
            return done
        whole = Path(folder) / uuid4().hex
        whole.touch(mode=0o600)
        parts = Folder(folder)
        with ParquetWriter(whole, claim_schema(), compression="zstd") as writer:
            for name in done.parts:
                for batch in parts.rows(name, batch=4_000):
                    writer.write_batch(batch)
        whole.replace(file)
    return done
