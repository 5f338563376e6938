"""Lists of numbers, and what they are dealt to."""
