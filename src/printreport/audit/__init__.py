"""Figures followed from their sources to the pages: a driver on top of the pipeline.

It locks years, prints the tie-out of a report, follows one figure, and compares years.
"""
