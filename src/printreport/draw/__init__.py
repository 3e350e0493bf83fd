"""Stage 4: content in, flowables out. Measures, splits and paints; knows fonts, not page numbers."""
