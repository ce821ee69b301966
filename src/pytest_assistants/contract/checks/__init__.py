"""What is wrong with a request or an answer: one check a file, and the findings they make."""
