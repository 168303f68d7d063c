"""What pages of meetings, safety walks and sessions share: their forms, words and acts."""
