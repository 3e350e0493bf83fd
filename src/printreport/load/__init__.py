"""Stage 1, load: files in, typed values with places out.

YAML is read with the rules of YAML 1.2, tables through pandas as strings; every text keeps the
line and column it came from. Trouble becomes findings; only a file that can not be read at all raises.
"""
