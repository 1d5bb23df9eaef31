"""The example of the README runs as it stands there and gives what is said of it."""

import re
from pathlib import Path

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_notebook_example_goes_from_a_table_to_a_table(capsys):
    (code,) = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
    assert len(code.strip().splitlines()) <= 12
    names = {}
    exec(compile(code, "README.md", "exec"), names)
    findings = names["findings"]
    assert list(findings["severity"]) == ["error"]
    assert findings["message"][0] in capsys.readouterr().out
