"""One module per part of a plan; each a pure function from the layout to its part."""
