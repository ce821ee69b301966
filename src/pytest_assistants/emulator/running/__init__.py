"""How a run lives: its turns, its steps, its events, what it searches and says."""
