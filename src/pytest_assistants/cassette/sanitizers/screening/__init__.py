"""Which rules need be asked of a text at all: what cannot fire is not run."""
