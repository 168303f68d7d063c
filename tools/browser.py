"""Debian's Chromium for the browser tests: where it is, and how it comes here when it may."""

from __future__ import annotations

import os
import shutil
import subprocess

# For a browser that only visits this machine, perhaps as root and without a graphics card.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


# The first has no window of its own to draw, and takes two thirds of the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """The path of a Chromium that is installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def _may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def chromium() -> str | None:
    """The path of a Chromium, installed from Debian when that is allowed; None when there is none."""
    if not find_chromium() and _may_install():
        print("— Installing Chromium for the browser tests …", flush=True)
        _apt("update")
        if _apt("install", "-y", NAMES[0]):  # which older releases do not have
            _apt("install", "-y", NAMES[1])
    return find_chromium()


def _apt(*command: str) -> int:
    quiet = subprocess.DEVNULL
    return subprocess.run(["apt-get", "-qq", *command], check=False, stdout=quiet, stderr=quiet).returncode
