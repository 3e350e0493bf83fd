"""What charts plot: series over the rows of a table, over single values, over the years."""
