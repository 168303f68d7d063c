"""Reports: one content, written as a web page, as PDF and as Word."""
