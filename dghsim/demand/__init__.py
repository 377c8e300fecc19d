"""Who comes, when, how ill, and how long they stay."""
