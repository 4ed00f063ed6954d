"""Analytes: what is measured, under which names it is found, and in which direction it does harm.

LOINC codes are those seen in public implementation guides (verify against LOINC); an analyte without one has none
confirmed. Spellings are those in general use in English, German, French, Spanish, Nordic and Chinese laboratories;
a bare "bilirubin" is read as total bilirubin and a bare "eosinophils" as the absolute count.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal

from causality.case.model import Event
from causality.frozen import frozen
from causality.text import N_

Harm = Literal["up", "down"]

_SEEN: Final = "LOINC seen in public implementation guides; verify against LOINC"
_NO_CODE: Final = "LOINC not confirmed"


@frozen
class Analyte:
    """One thing that is measured.

    `name` is marked for translation, `unit` the UCUM code that conversion goes through, `harm` the direction
    in which the value does harm, `spellings` the names found in practice, `source` where the LOINC codes stand.
    """

    id: str
    name: str
    unit: str
    harm: Harm
    loinc: tuple[str, ...]
    group: str
    spellings: tuple[str, ...]
    source: str


def _analyte(id: str, name: str, unit: str, group: str, spellings: str, *loinc: str, harm: Harm = "up") -> Analyte:
    source = _SEEN if loinc else _NO_CODE
    return Analyte(id, name, unit, harm, loinc, group, tuple(piece.strip() for piece in spellings.split("|")), source)


ANALYTES: Final = (
    _analyte("ALT", N_("ALT"), "U/L", "liver",
             "ALT|GPT|SGPT|ALAT|P-ALAT|S-ALAT|S-ALT|serum ALT|ALT/GPT|alanine aminotransferase|alanine transaminase|"
             "glutamic pyruvic transaminase|丙氨酸氨基转移酶|谷丙转氨酶", "1742-6"),
    _analyte("AST", N_("AST"), "U/L", "liver",
             "AST|GOT|SGOT|ASAT|P-ASAT|S-ASAT|S-AST|serum AST|AST/GOT|aspartate aminotransferase|"
             "aspartate transaminase|glutamic oxaloacetic transaminase|天门冬氨酸氨基转移酶|天冬氨酸氨基转移酶|"
             "谷草转氨酶", "1920-8"),
    _analyte("ALP", N_("ALP"), "U/L", "liver",
             "ALP|AP|ALKP|alk phos|alk phosphatase|alkaline phosphatase|alkaline phosphatase total|serum ALP|"
             "S-ALP|P-ALP|alkalische Phosphatase|phosphatase alcaline|碱性磷酸酶", "6768-6"),
    _analyte("GGT", N_("GGT"), "U/L", "liver",
             "GGT|GGTP|γ-GT|γ-GGT|gamma-GT|gamma GGT|gGT|γ-glutamyltransferase|gamma-glutamyltransferase|"
             "gamma glutamyl transferase|gamma-glutamyl transpeptidase|γ-glutamyl transferase|"
             "γ-glutamyl transpeptidase|γ-谷氨酰转移酶|谷氨酰转肽酶|谷氨酰转移酶", "2324-2"),
    _analyte("TBIL", N_("Total bilirubin"), "umol/L", "liver",
             "TBIL|T-Bil|TBili|STB|BILI|bil|bilirubin|serum bilirubin|S-bilirubin|total bili|bili total|"
             "total bilirubin|bilirubin, total|serum total bilirubin|bili tot|bilirubin tot|bilirubin gesamt|"
             "bilirubin ges|bili gesamt|bili ges|ges. bilirubin|Gesamtbilirubin|bilirubine totale|bilirrubina total|"
             "总胆红素", "1975-2", "14631-6"),
    _analyte("DBIL", N_("Direct bilirubin"), "umol/L", "liver",
             "DBIL|D-Bil|DBili|BILDIR|direct bili|bili direct|direct bilirubin|bilirubin, direct|"
             "conjugated bilirubin|bilirubin, conjugated|bilirubin direkt|bilirubin dir|bili direkt|bili dir|"
             "direktes Bilirubin|bilirubine directe|"
             "直接胆红素|结合胆红素", "1968-7", "14629-0"),
    _analyte("IBIL", N_("Indirect bilirubin"), "umol/L", "liver",
             "IBIL|I-Bil|IBili|BILIND|indirect bili|bili indirect|indirect bilirubin|bilirubin, indirect|"
             "unconjugated bilirubin|bilirubin, unconjugated|bilirubin indirekt|bilirubin indir|bili indirekt|"
             "bili indir|indirektes Bilirubin|间接胆红素|非结合胆红素"),
    _analyte("ALB", N_("Albumin"), "g/L", "liver",
             "ALB|albumin|serum albumin|S-albumin|P-albumin|albumin-BCG|albumine|albúmina|白蛋白", "1751-7",
             harm="down"),
    _analyte("INR", N_("INR"), "1", "coagulation",
             "INR|PT-INR|PT (INR)|P-INR|international normalised ratio|international normalized ratio|"
             "国际标准化比值", "6301-6"),
    _analyte("PLT", N_("Platelets"), "10*9/L", "blood",
             "PLT|PLTS|platelet|platelets|platelet count|platelets count|thrombocytes|thrombocyte count|"
             "Thrombozyten|plaquettes|血小板|血小板计数", harm="down"),
    _analyte("EOS", N_("Eosinophils"), "10*9/L", "blood",
             "EOS|EO#|EOS#|AEC|eosinophil|eosinophils|eosinophil count|eosinophils, absolute|absolute eosinophils|"
             "absolute eosinophil count|Eosinophile|嗜酸性粒细胞|嗜酸性粒细胞计数"),
    _analyte("EOS_PCT", N_("Eosinophil share"), "%", "blood",
             "EOS_PCT|EO%|EOS%|eosinophils %|% eosinophils|eosinophils percent|eosinophil percentage|"
             "eosinophils, relative|嗜酸性粒细胞百分比"),
    _analyte("GLU", N_("Glucose"), "mmol/L", "glucose",
             "GLU|GLUC|BG|glucose|blood glucose|serum glucose|plasma glucose|blood sugar|S-glucose|P-glucose|"
             "Glukose|glycémie|葡萄糖|血糖", "2345-7", "14749-6"),
    _analyte("GLU_FASTING", N_("Fasting glucose"), "mmol/L", "glucose",
             "GLU_FASTING|FPG|FBG|FBS|fasting glucose|glucose, fasting|glucose (fasting)|fasting blood glucose|"
             "fast blood glucose|fasting plasma glucose|fasting serum glucose|fasting blood sugar|fP-glucose|"
             "Nüchternglukose|空腹血糖", "14771-0"),
    _analyte("GLU_RANDOM", N_("Random glucose"), "mmol/L", "glucose",
             "GLU_RANDOM|RPG|RBG|RBS|random glucose|glucose, random|glucose (random)|random blood glucose|"
             "random plasma glucose|random blood sugar|non-fasting glucose|glucose, non-fasting|随机血糖"),
    _analyte("HBA1C", N_("HbA1c"), "%", "glucose",
             "HBA1C|A1C|Hb A1c|HbA1c %|haemoglobin A1c|hemoglobin A1c|glycated haemoglobin|glycated hemoglobin|"
             "glycosylated haemoglobin|glycosylated hemoglobin|糖化血红蛋白", "4548-4"),
    _analyte("CEA", N_("CEA"), "ng/mL", "tumour", "CEA|carcinoembryonic antigen|癌胚抗原", "2039-6"),
    _analyte("CA19_9", N_("CA 19-9"), "U/mL", "tumour",
             "CA 19-9|CA199|CA19.9|cancer antigen 19-9|carbohydrate antigen 19-9|糖类抗原19-9", "24108-3"),
    _analyte("CA15_3", N_("CA 15-3"), "U/mL", "tumour",
             "CA 15-3|CA153|CA15.3|cancer antigen 15-3|carbohydrate antigen 15-3|糖类抗原15-3"),
    _analyte("AFP", N_("AFP"), "ng/mL", "tumour",
             "AFP|α-fetoprotein|alpha-fetoprotein|alpha-1-fetoprotein|alphafetoprotein|甲胎蛋白", "1834-1"),
    _analyte("PIVKA_II", N_("PIVKA-II"), "m[arb'U]/mL", "tumour",
             "PIVKA-II|PIVKA 2|PIVKA|PIVKAⅡ|DCP|des-gamma-carboxy prothrombin|des-γ-carboxyprothrombin|异常凝血酶原"),
    _analyte("CREA", N_("Creatinine"), "umol/L", "kidney",
             "CREA|CREAT|Cr|SCr|S-crea|creatinine|serum creatinine|S-creatinine|P-creatinine|Kreatinin|créatinine|"
             "creatinina|肌酐"),
    _analyte("IGG", N_("IgG"), "g/L", "immune",
             "IgG|immunoglobulin G|total IgG|IgG total|serum IgG|S-IgG|免疫球蛋白G", "2465-3"),
)  # fmt: skip

LIVER: Final = ("ALT", "AST", "ALP", "GGT", "TBIL", "DBIL", "IBIL")
GLUCOSE: Final = ("GLU", "GLU_FASTING", "GLU_RANDOM", "HBA1C")

_IGNORED = re.compile(r"[\s\-‐‑‒–—−_.,;:/()\[\]]+")
_BRACKETED = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]\s*")


def _key(name: str) -> str:
    return _IGNORED.sub("", unicodedata.normalize("NFKC", name).casefold())


_BY_KEY: Final = {
    _key(name): analyte
    for analyte in ANALYTES
    for name in (analyte.id, analyte.name, *analyte.spellings, *analyte.loinc)
}
_BY_ID: Final = {analyte.id: analyte for analyte in ANALYTES}


@lru_cache(maxsize=4096)
def find_analyte(name: str) -> Analyte | None:
    """Give the analyte of a name, spelling, id or LOINC code, None when it is not known.

    Case, spaces and punctuation do not matter. "ALT (SGPT)" is found when both names mean the same analyte.
    """
    if found := _BY_KEY.get(_key(name)):
        return found
    if pieces := _BRACKETED.fullmatch(name):
        outer, inner = (_BY_KEY.get(_key(piece)) for piece in pieces.groups())
        return outer if outer is inner else None
    return None


def analytes_of(event: Event) -> tuple[str, ...]:
    """Give the ids of what is measured for an event; of an event of kind "other" also names that are not known."""
    if event.kind == "liver_injury":
        return (*LIVER, "ALB", "INR")
    if event.kind == "hyperglycaemia":
        return GLUCOSE
    return tuple(dict.fromkeys(_id_of(name) for name in event.analytes))


def harm_of(analyte_id: str) -> Harm:
    """Give the direction in which an analyte does harm, "up" when it is not known."""
    found = _BY_ID.get(analyte_id)
    return found.harm if found else "up"


def _id_of(name: str) -> str:
    found = find_analyte(name)
    return found.id if found else name
