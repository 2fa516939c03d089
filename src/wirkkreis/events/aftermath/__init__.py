"""What remains: documentation, impulses, feedback, certificates, and what is forgotten."""
