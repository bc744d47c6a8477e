"""Data into Markdown: pure functions that write what the generated blocks of pages hold."""
