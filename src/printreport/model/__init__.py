"""The frozen types that pass between the stages; nothing in here reads, draws or prints."""
