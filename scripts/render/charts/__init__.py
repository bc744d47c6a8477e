"""Charts as SVG, in words, as downloads and as the block beneath them on a page."""
