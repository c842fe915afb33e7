"""What looks after the project itself: whether tests notice wrong code, and under which licences its parts come."""
