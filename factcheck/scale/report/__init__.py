"""The report of input of any size, the same bytes as one that is held: parts on disk (`gathering`), then the four files (`files`)."""
