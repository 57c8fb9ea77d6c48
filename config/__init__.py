"""Settings, addresses and the running of the project; knows no rule about incidents."""
