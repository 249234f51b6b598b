"""Two sources side by side: reconciliation with a second source, and what changed between two inputs."""
