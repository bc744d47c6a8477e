"""Visits to pages elsewhere: careful with their servers, and with where a name may lead."""
