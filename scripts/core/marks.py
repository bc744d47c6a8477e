"""Signs with a meaning in the text of pages."""

TO_FILL = "✎"
"""Here words are wanted: `new_page` writes it, and a page that still has it is a finding."""
