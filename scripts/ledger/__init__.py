"""What we know, once: the data files under docs/data, read and checked."""
