"""What happens before there is an environment."""
