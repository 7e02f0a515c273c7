"""Reading where a parser is at hand: rules over a syntax tree. English."""
