"""The Textual interface."""

import os

# Textual holds every frame but the first back until a sixtieth of a second is over. Here a frame is only the cells
# that changed: a key must not wait for it. Read when `textual.constants` is imported.
os.environ.setdefault("TEXTUAL_FPS", "500")
