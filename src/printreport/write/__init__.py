"""Stage 6: pages in, the PDF file out; the ledger of places, structure, metadata."""
