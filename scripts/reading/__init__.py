"""Reading numbers in Arabic and English prose, comparing and rewriting them; imports no layer."""
