"""From the text as given to the text that the rules read."""
