"""How objects are kept, found and shown, whichever noun asks for them."""
