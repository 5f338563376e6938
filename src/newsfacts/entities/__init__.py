"""People, organisations, places, products and securities."""
