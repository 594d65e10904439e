"""The machine a figure was measured on."""

from __future__ import annotations

import os
import platform
import resource
import sys
from pathlib import Path

import psutil


def cpu() -> str:
    """The processor's name as the system tells it."""
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def describe() -> str:
    """Processor, cores, memory, system and Python in one line."""
    memory = psutil.virtual_memory().total / 2**30
    return f"{cpu()}, {cores()} cores, {memory:.0f} GiB; {platform.system()}, Python {platform.python_version()}"


def peak_memory() -> float:
    """The most memory this process has held so far, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10
