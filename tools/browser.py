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


def find_chromium() -> str | None:
    """The path of a Chromium that is installed."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def _may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def chromium() -> str | None:
    """The path of a Chromium, installed from Debian when that is allowed; None when there is none."""
    if not find_chromium() and _may_install():
        print("— Installing Chromium for the browser tests …", flush=True)
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return find_chromium()
