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


GERMAN = {
    "stufenlos": "step-free", "barrierefrei": "step-free", "rollstuhlgerecht": "step-free", "aufzug": "step-free", "induktionsanlage": "induction-loop",
    "höranlage": "induction-loop", "induktionsschleife": "induction-loop", "untertitel": "captions", "gebärdensprache": "sign-language",
    "dgs": "sign-language", "barrierefreie unterlagen": "accessible-documents", "barrierefreie dokumente": "accessible-documents",
    "einfache sprache": "plain-language", "leichte sprache": "plain-language",
}  # fmt: skip
