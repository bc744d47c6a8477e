"""What people read: Markdown pages as blocks, sections and bound numbers."""
