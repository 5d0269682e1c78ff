"""What the secretariat decided about its house, and what follows from it: `house.known`."""
