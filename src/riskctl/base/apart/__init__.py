"""Work on what is not trusted, in a process apart: limited, without environment, killed when it is late."""
