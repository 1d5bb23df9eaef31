"""From comparisons to findings: what explains a difference, what belongs together, how grave it is, and the words for it."""
