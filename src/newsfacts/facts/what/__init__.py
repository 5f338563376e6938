"""Of what a number is: concepts and parts, and the choice among them."""
