"""The register of cooperation agreements for those who work with them: write, share, register, publish."""
