"""Promises and drafts of them, what they bind the parties to, where it was published, and what was done."""

from .activity import ActivityRecord, Fulfilment, counts_as_sensitive
from .agreement import AgreementVersion, CooperationAgreement, RegistryNumber, Signatory
from .commitment import Accountability, Commitment, CommitmentQuerySet, Target, rule_told
from .draft import Draft, Edit
from .lineage import LineageLink
from .problem import Hypothesis, ProblemIndicator
from .promise import FocusArea, Promise, PromiseQuerySet, follows_school_terms
from .proof import Proof, ProofContent
from .renewal import Renewal
from .serving import Serving
from .settled import Settled
from .signature import Signature, SignedFile
from .sources import Source, SourceContent
from .version import Version

__all__ = [
    "Accountability",
    "ActivityRecord",
    "AgreementVersion",
    "Commitment",
    "CommitmentQuerySet",
    "CooperationAgreement",
    "Draft",
    "Edit",
    "FocusArea",
    "Fulfilment",
    "Hypothesis",
    "LineageLink",
    "ProblemIndicator",
    "Promise",
    "PromiseQuerySet",
    "Proof",
    "ProofContent",
    "RegistryNumber",
    "Renewal",
    "Serving",
    "Settled",
    "Signatory",
    "Signature",
    "SignedFile",
    "Source",
    "SourceContent",
    "Target",
    "Version",
    "counts_as_sensitive",
    "follows_school_terms",
    "rule_told",
]
