"""The worst night and the typical night, lane by lane."""
