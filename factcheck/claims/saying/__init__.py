"""Who said it: reporting verbs, quotations and speakers."""
