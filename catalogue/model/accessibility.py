"""Accessibility facts that a venue or a course can promise."""

from enum import StrEnum


class AccessibilityFact(StrEnum):
    """One promise; the words shown for it stand in the translations under `accessibility`."""

    STEP_FREE = "step-free"
    INDUCTION_LOOP = "induction-loop"
    CAPTIONS = "captions"
    SIGN_LANGUAGE = "sign-language"
    ACCESSIBLE_DOCUMENTS = "accessible-documents"
    PLAIN_LANGUAGE = "plain-language"
