"""Stage 3: layout and data become content; every word and number is final after it."""
