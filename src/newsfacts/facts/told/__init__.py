"""What whole constructions tell for certain: deals, shares, gaps, prices, statistics."""
