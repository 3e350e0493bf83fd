"""Stage 5: flowables in, pages out. Nothing is painted here but page furniture."""
