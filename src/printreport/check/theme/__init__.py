"""Checks of the theme: one a file, each a function of the theme that only adds findings."""
