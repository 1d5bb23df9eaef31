import subprocess
import sys

import pytest

pytest.importorskip("pyarrow")

PROBE = """
import sys
from factcheck.without_pandas import do_without_pandas, let_pandas_in
do_without_pandas()
do_without_pandas()
import pyarrow as pa
print(pa.table({"quote": ["12 ports", None]}).to_pylist(), len(sys.meta_path), "pandas" in sys.modules)
try:
    import pandas
except ImportError as error:
    print(error)
let_pandas_in()
import pandas
print(pandas.Series([12]).sum())
"""


def test_arrow_reads_and_writes_lists_and_leaves_pandas_unloaded_until_it_is_let_in() -> None:
    before = len(sys.meta_path)
    told = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True).stdout.splitlines()
    assert told[0].startswith("[{'quote': '12 ports'}, {'quote': None}]")
    assert told[0].endswith("False")
    assert told[1] == "pandas is not loaded in this process"
    assert told[2] == "12"
    assert len(sys.meta_path) == before


def test_processes_of_a_command_do_without_pandas() -> None:
    probe = "import sys\nfrom factcheck.cli import main\ntry: main()\nexcept SystemExit: pass\n"
    probe += "try: import pandas\nexcept ImportError as error: print(error)"
    told = subprocess.run([sys.executable, "-c", probe, "--version"], capture_output=True, text=True, check=True).stdout
    assert told.splitlines()[-1] == "pandas is not loaded in this process"
