"""Spark's session for a run: started once, with workers that find this program, and the reason in a line where it can't be."""

from __future__ import annotations

import os
import re
import shutil
import sys
import warnings
from pathlib import Path
from typing import Any

from factcheck.without_pandas import let_pandas_in

RETRIES = 4
"""How often a task is tried before its job fails; in local mode Spark would try it once."""
BATCH = 64
"""Rows of a batch that goes to a worker: articles with their claims are large."""


class NoSparkError(Exception):
    """Why Spark can't be used here, in one line."""


def session(master: str, settings: dict[str, str] | None = None) -> Any:
    """The session on a master (local[2], spark://host:7077, yarn …). Raises NoSparkError where pyspark or Java is missing."""
    let_pandas_in()  # without it Spark gives out no work, though it is not asked to use it here; it only warns
    warnings.filterwarnings("ignore", category=FutureWarning, module=r"pyspark\..*")
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise NoSparkError("--master needs PySpark: pip install 'factcheck-figures[spark]'") from None
    if not has_java():
        raise NoSparkError("--master needs Java 17 or newer: apt-get install default-jre-headless, or set JAVA_HOME")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
    quiet = Path(__file__).with_name("log4j2.properties")
    os.environ.setdefault("PYSPARK_SUBMIT_ARGS", f'--driver-java-options "-Dlog4j2.configurationFile={quiet}" pyspark-shell')
    builder = SparkSession.builder.master(with_retries(master)).appName("factcheck")
    for name, value in {**_SETTINGS, **(settings or {})}.items():
        builder = builder.config(name, value)
    try:
        spark = builder.getOrCreate()
    except Exception as error:
        reason = str(error).strip().splitlines()[:1] or [type(error).__name__]
        raise NoSparkError(f"--master {master}: Spark could not be started: {reason[0][:300]}") from error
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def why_given_up(error: Exception) -> str:
    """Why Spark has given its job up, in one line; "" for an error that is not Spark's.

    >>> why_given_up(ValueError("a table without columns"))
    ''
    """
    if type(error).__module__.partition(".")[0] not in ("py4j", "pyspark"):
        return ""
    told = str(error)
    if "Python worker exited" in told or "ExecutorLostFailure" in told:
        reason = f"a task was given out {RETRIES} times and its worker died each time (is there too little memory?)"
    else:
        lines = [line.strip() for line in told.splitlines() if line.strip()] or [type(error).__name__]
        reason = next((line for line in lines if "Exception:" in line or "Error:" in line), lines[0])[:300]
    return f"Spark gave the job up: {reason}; parts that are written stay, and the next run goes on from them"


_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.task.maxFailures": str(RETRIES),
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(BATCH),
    "spark.sql.session.timeZone": "UTC",
    "spark.log.level": "ERROR",
    "spark.io.compression.codec": "zstd",
    "spark.python.worker.reuse": "true",
}


def with_retries(master: str) -> str:
    """A local master that tries a task again whose worker has died.

    >>> with_retries("local[2]"), with_retries("local[*]"), with_retries("local"), with_retries("spark://a:7077")
    ('local[2,4]', 'local[*,4]', 'local[1,4]', 'spark://a:7077')
    """
    found = re.fullmatch(r"local(?:\[(\d+|\*)\])?", master)
    return f"local[{found[1] or 1},{RETRIES}]" if found else master


def has_java() -> bool:
    """Whether there is a Java to start Spark with."""
    home = os.environ.get("JAVA_HOME")
    return bool(home and (Path(home) / "bin" / "java").exists()) or shutil.which("java") is not None
