"""Times that stand alone, as `parse` reads them: colloquial, to the second, between two ends, before or after now."""
