"""The duties of each doctor as a calendar that phones and mail programs read (RFC 5545)."""
