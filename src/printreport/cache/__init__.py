"""What need not be done twice: a folder of finished work, found again by the digest of all it came from.

In: bytes, and what they were made of. Out: the same bytes, or nothing. Every room from load upward
may ask; a build without a cache gives the same file, only later. These modules start a process, so
they import next to nothing.
"""
