"""The commands of ``marugoto``, one file each."""
