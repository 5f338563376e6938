"""The local page on which gold files are corrected: `newsfacts gold review`."""
