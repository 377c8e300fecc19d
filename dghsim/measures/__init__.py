"""What it means: standards, flow, workforce, skills, money, statistics."""
