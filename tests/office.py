"""A real LibreOffice that opens sheets, edits them as a person would, and saves them: driven by a macro of its own profile."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from programs import program

CSV = "Text - txt - csv (StarCalc)"
UTF8 = {",": "44,34,76,1", ";": "59,34,76,1"}
"""Delimiter, quote, character set UTF-8, first line: how a CSV is opened and saved."""
FILTERS = {".csv": CSV, ".xlsx": "Calc MS Excel 2007 XML", ".ods": "calc8"}
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LIBRARY = (
    '<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">\n'
    '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" '
    'library:passwordprotected="false"><library:element library:name="Desk"/></library:library>'
)
_MODULE = (
    '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n'
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Desk" script:language="StarBasic">{}</script:module>'
)
# Cells are typed in, as by hand: what looks like a number, a day or a formula becomes one unless the cell is a text cell.
_MACRO = """
Function Setting(name, value)
  Dim made As New com.sun.star.beans.PropertyValue
  made.Name = name
  made.Value = value
  Setting = made
End Function

Sub Work(opened, saved, way_in, filter, way_out, edits)
  If way_in = "" Then
    how = Array(Setting("Hidden", True))
  Else
    how = Array(Setting("Hidden", True), Setting("FilterName", "{csv}"), Setting("FilterOptions", way_in))
  End If
  doc = StarDesktop.loadComponentFromURL(opened, "_blank", 0, how)
  sheet = doc.Sheets.getByIndex(0)
  number = FreeFile
  Open edits For Input As #number
  Do While Not Eof(number)
    Line Input #number, entry
    parts = Split(entry, Chr(9))
    If parts(0) = "column" Then
      sheet.Columns.insertByIndex(CLng(parts(1)), 1)
    ElseIf parts(0) = "swap" Then
      last = sheet.createCursor()
      last.gotoEndOfUsedArea(False)
      height = last.RangeAddress.EndRow
      moved = sheet.getCellRangeByPosition(CLng(parts(1)), 0, CLng(parts(1)), height).getDataArray()
      other = sheet.getCellRangeByPosition(CLng(parts(2)), 0, CLng(parts(2)), height).getDataArray()
      sheet.getCellRangeByPosition(CLng(parts(1)), 0, CLng(parts(1)), height).setDataArray(other)
      sheet.getCellRangeByPosition(CLng(parts(2)), 0, CLng(parts(2)), height).setDataArray(moved)
    Else
      sheet.getCellByPosition(CLng(parts(1)), CLng(parts(0))).FormulaLocal = parts(2)
    End If
  Loop
  Close #number
  doc.storeToURL(saved, Array(Setting("FilterName", filter), Setting("FilterOptions", way_out)))
  doc.close(True)
End Sub

Sub Main
{jobs}
End Sub
"""


@dataclass
class Office:
    """One LibreOffice with a profile of its own under `home`."""

    home: Path
    jobs: list[str] = field(default_factory=list)

    def edit(self, opened: Path, saved: Path, edits: list[tuple[object, ...]], delimiter: str = ",") -> None:
        """Note a job: open, type into cells by row and column from 0 (or swap two columns, or insert one), save."""
        lines = self.home / f"edits-{len(self.jobs)}.txt"
        lines.write_text("\n".join("\t".join(map(str, edit)) for edit in edits), encoding="utf-8")
        way_in = UTF8[","] if opened.suffix == ".csv" else ""
        way_out = UTF8[delimiter] if saved.suffix == ".csv" else ""
        words = (opened.as_uri(), saved.as_uri(), way_in, FILTERS[saved.suffix], way_out, str(lines))
        self.jobs.append(f"  Work({', '.join(chr(34) + word + chr(34) for word in words)})")

    def run(self) -> None:
        """Do all jobs in one go; what a job did shows in the files that it made."""
        basic = self.home / "profile" / "user" / "basic" / "Standard"
        if not basic.exists():
            self._soffice("--terminate_after_init")
        macro = _MACRO.format(csv=CSV, jobs="\n".join(self.jobs))
        (basic / "Desk.xba").write_text(_HEAD + _MODULE.format(escape(macro)), encoding="utf-8")
        (basic / "script.xlb").write_text(_HEAD + _LIBRARY, encoding="utf-8")
        self._soffice("macro:///Standard.Desk.Main")
        self.jobs.clear()

    def _soffice(self, what: str) -> None:
        command = [program("soffice", "libreoffice"), f"-env:UserInstallation={(self.home / 'profile').as_uri()}"]
        subprocess.run([*command, "--headless", "--norestore", "--nologo", what], capture_output=True, timeout=180, check=False)
