"""Where the auditor reads the audit trail."""
