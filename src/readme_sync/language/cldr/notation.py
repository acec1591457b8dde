"""Languages that do not write 1,234.5 for a number, from Unicode CLDR.

Written by tools/make_data.py: `make data`.
"""

from typing import Final

# fmt: off
# 1,234.5, though their language writes otherwise elsewhere.
COMMA: Final = frozenset("""
az-Arab az-Arab-IQ az-Arab-IR az-Arab-TR az-Cyrl az-Cyrl-AZ de-CH de-LI es-419 es-BR es-BZ es-CU es-DO es-GT es-HN
es-MX es-NI es-PA es-PE es-PR es-SV es-US ff-Adlm ff-Adlm-BF ff-Adlm-CM ff-Adlm-GH ff-Adlm-GM ff-Adlm-GN ff-Adlm-GW
ff-Adlm-LR ff-Adlm-MR ff-Adlm-NE ff-Adlm-NG ff-Adlm-SL ff-Adlm-SN it-CH kk-Arab kk-Arab-CN
""".split())
# 1.234,5
DOT: Final = frozenset("""
ar-DZ ar-LB ar-LY ar-MA ar-MR ar-TN ast az bs ca da de dsb el en-AT en-BE en-DE en-DK en-ES en-ID en-IT en-NL en-PL
en-RO en-SI es eu fo fr-LU fy gl hr hsb ia id is it jgo jv kgp kkj kl ku lb lij lld ln lo lu mgh mk ms-Arab-BN ms-BN
ms-ID mua nl nnh ps pt qu-BO rn ro rw sc seh sg sl sr su sw-CD tr uz-Arab uz-Arab-AF vi wo yrl
""".split())
# 1 234,5
SPACE: Final = frozenset("""
af agq bas be bg blo br cs cv dua dyo en-CZ en-FI en-FR en-HU en-NO en-PT en-SE en-SK en-ZA eo es-CR et ewo ff fi fr
ht hu hy ie ka kab kea kk ksf ky lt lv nb nmg nn no nr pl pt-AO pt-CH pt-CV pt-GQ pt-GW pt-LU pt-MO pt-MZ pt-PT pt-ST
pt-TL ru sah se shi sk smn sq ss sv tg tk tok ts tt tzm uk uz ve vec yav zgh
""".split())
