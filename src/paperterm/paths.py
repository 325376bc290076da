"""The folders of paperterm after the XDG base directory specification."""

from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("paperterm", appauthor=False)


def config_folder() -> Path:
    """Return the folder of the user's settings (``$XDG_CONFIG_HOME/paperterm``); it may not exist."""
    return _DIRS.user_config_path


def state_folder() -> Path:
    """Return the folder for what paperterm remembers (``$XDG_STATE_HOME/paperterm``); it may not exist."""
    return _DIRS.user_state_path


def cache_folder() -> Path:
    """Return the folder for what can be made again (``$XDG_CACHE_HOME/paperterm``); it may not exist."""
    return _DIRS.user_cache_path


def data_folder() -> Path:
    """Return the folder for what is the user's own (``$XDG_DATA_HOME/paperterm``); it may not exist."""
    return _DIRS.user_data_path


def styles_folder() -> Path:
    """Return the folder of the ``.tcss`` files: inside an installed package, else at the checkout's root."""
    package = Path(__file__).resolve().parent
    installed = package / "styles"
    return installed if installed.is_dir() else package.parent.parent / "styles"
