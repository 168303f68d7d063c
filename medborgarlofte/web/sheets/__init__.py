"""Many activities at once, from a CSV or Excel file: upload, choose columns, look through, save."""
