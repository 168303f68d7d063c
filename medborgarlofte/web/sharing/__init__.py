"""Sharing a record of a workspace, labelling it secret and asking that it be published: for any Shareable."""
