"""The series of the benchmarks: what is built, with whom, how often."""
