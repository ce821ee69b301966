"""The parts of an interaction, each cleaned in its own way: origin, headers, bodies, streams."""
