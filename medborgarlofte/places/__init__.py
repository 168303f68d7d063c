"""Police regions, local police areas, counties, municipalities and the organisations that promise."""
