"""The command `wirkkreis`, what stands behind `./start` and `./check`, the embedded PostgreSQL."""
