"""Names of places, firms and persons in an article, and the names that are known beforehand."""
