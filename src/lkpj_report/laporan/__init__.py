"""The typed report: one file a subject, keys spelt as the regulations spell them, no arithmetic."""
