DROP TABLE incidents_throttle;
