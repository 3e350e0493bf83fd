"""Checks of the data: one a file, each a function of the data set that only adds findings."""
