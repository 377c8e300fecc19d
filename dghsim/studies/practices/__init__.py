"""The practices of a home, day by day beside the event loop: who asks, who sees them, and who waits."""
