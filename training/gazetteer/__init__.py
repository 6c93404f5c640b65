"""The gazetteer: settlements and units of GeoNames in one table."""
