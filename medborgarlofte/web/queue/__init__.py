"""The queue of work that is done after the page has answered, for whoever runs the installation."""
