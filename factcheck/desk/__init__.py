"""The review desk: the report in a browser of this machine, with a form in each finding that writes the ledger."""
