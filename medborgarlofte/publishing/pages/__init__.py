"""What each public page shows, gathered before any template is touched."""
