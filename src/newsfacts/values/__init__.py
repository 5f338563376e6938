"""Sums, percentages, quantities, dates and durations."""
