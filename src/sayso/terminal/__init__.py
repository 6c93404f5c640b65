"""The record for people's eyes: what to show (layout, marks), in which words (words), and how it looks (render)."""
