"""From the bytes of a CSV or Excel file to what was done, row by row. No Django."""
