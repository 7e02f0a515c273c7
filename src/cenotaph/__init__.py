"""Cenotaph: a register of war memorials and war graves in which every fact is somebody's statement."""

__version__ = "0.1.0"
