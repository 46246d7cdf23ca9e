"""The frozen values that pass between floors."""
