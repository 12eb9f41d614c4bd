"""What would happen? A template run with a request, and a request followed through an API, as far as the files say."""
