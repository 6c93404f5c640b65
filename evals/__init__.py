"""Gold articles of our own, the scorers of each stage, and the gate that their floors make."""
