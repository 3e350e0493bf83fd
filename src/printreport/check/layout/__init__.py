"""Checks of the layout: one a file, each a function of the layout that only adds findings."""
