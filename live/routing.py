"""WebSocket addresses."""

addresses: list[object] = []
