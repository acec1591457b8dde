"""The parts of language tags, from Unicode CLDR.

Written by tools/make_data.py: `make data`.
"""

from typing import Final

# fmt: off
# Languages of three letters that CLDR has a locale of.
THREE: Final = frozenset("""
agq apc arn ast bew bgc bgn bho blo blt brx bss byn cch ccp ceb cgg cho chr cic ckb csw dsb dua dyo ebu ewo fil frr
fur gaa gez gsw guz hak haw hnj hsb jbo jgo jmc kaa kab kaj kam kcg kea ken kgp khq kkj kln kok kpe ksb ksf ksh kxv
lij lkt lld lmo lrc ltg luo luy lzh mai mdf mfe mgh mgo mhn mni moh mua myv mzn nan naq nds nmg nnh nqo nso nus nyn
pcm pis prg quc raj rhg rif rwk sah sbp scn sdh seh shi shn skr sma smj sms ssy syr szl tpi trv trw twq tyv tzm vec
vmw vun wbp wuu xnr xog yav yrl yue zgh
""".split())
# Codes of three letters whose canonical form has two.
LONG: Final = dict(pair.split(":") for pair in """
aar:aa abk:ab adp:dz afr:af aka:ak alb:sq als:sq amh:am ara:ar arb:ar arg:an arm:hy asm:as ava:av ave:ae aym:ay ayr:ay
aze:az azj:az bak:ba bam:bm baq:eu bel:be ben:bn bis:bi bod:bo bos:bs bre:br bul:bg bur:my ces:cs cha:ch che:ce chi:zh
chu:cu chv:cv cls:sa cmn:zh cos:co cre:cr cwd:cr cym:cy cze:cs dan:da deu:de div:dv drh:mn dut:nl dzo:dz ekk:et ell:el
eng:en epo:eo esk:ik est:et eus:eu ewe:ee fao:fo fas:fa fij:fj fin:fi fra:fr fre:fr fry:fy fuc:ff ful:ff gaz:om geo:ka
ger:de gla:gd gle:ga glg:gl glv:gv gre:el grn:gn gug:gn guj:gu hat:ht hau:ha heb:he hin:hi hmo:ho hrv:hr hun:hu hye:hy
ibo:ig ice:is ido:io iii:ii ike:iu iku:iu ile:ie ina:ia ind:id ipk:ik isl:is ita:it jav:jv jpn:ja kal:kl kan:kn kas:ks
kat:ka kau:kr kaz:kk khk:mn khm:km kik:ki kin:rw kir:ky kmr:ku knc:kr kng:kg kom:kv kon:kg kor:ko kpv:kv kua:kj kur:ku
lao:lo lat:la lav:lv lim:li lin:ln lit:lt ltz:lb lub:lu lug:lg lvs:lv mah:mh mal:ml mao:mi mar:mr mkd:mk mlg:mg mlt:mt
mol:ro mon:mn mri:mi msa:ms mya:my nau:na nav:nv nbl:nr nde:nd ndo:ng nep:ne nld:nl nno:nn nob:nb nor:no npi:ne nya:ny
oci:oc ojg:oj oji:oj ori:or orm:om ory:or oss:os pan:pa pbu:ps per:fa pes:fa pli:pi plt:mg pol:pl por:pt prp:gu pus:ps
que:qu quz:qu roh:rm ron:ro rum:ro rus:ru sag:sg san:sa scc:sr scr:hr sin:si slk:sk slo:sk slv:sl sme:se smo:sm sna:sn
snd:sd som:so sot:st spa:es sqi:sq srd:sc srp:sr ssw:ss swa:sw swe:sv swh:sw tah:ty tam:ta tat:tt tel:te tgk:tg tha:th
tib:bo tir:ti ton:to tsn:tn tso:ts tuk:tk tur:tr twi:ak uig:ug ukr:uk urd:ur uzb:uz uzn:uz ven:ve vie:vi vol:vo wel:cy
wln:wa wol:wo xho:xh ydd:yi yid:yi yor:yo zha:za zho:zh zsm:ms zul:zu zyb:za
""".split())
# ISO 15924.
SCRIPTS: Final = frozenset("""
adlm afak aghb ahom arab aran armi armn avst bali bamu bass batk beng bhks blis bopo brah brai bugi buhd cakm cans
cari cham cher chrs cirt copt cpmn cprt cyrl cyrs deva diak dogr dsrt dupl egyd egyh egyp elba elym ethi gara geok
geor glag gong gonm goth gran grek gujr gukh guru hanb hang hani hano hans hant hatr hebr hira hluw hmng hmnp hrkt
hung inds ital jamo java jpan jurc kali kana kawi khar khmr khoj kits knda kore kpel krai kthi lana laoo latf latg
latn lepc limb lina linb lisu loma lyci lydi mahj maka mand mani marc maya medf mend merc mero mlym modi mong moon
mroo mtei mult mymr nagm nand narb nbat newa nkgb nkoo nshu ogam olck onao orkh orya osge osma ougr palm pauc perm
phag phli phlp phlv phnx plrd prti rjng rohg roro runr samr sara sarb saur sgnw shaw shrd sidd sind sinh sogd sogo
sora soyo sund sunu sylo syrc syre syrj syrn tagb takr tale talu taml tang tavt telu teng tfng tglg thaa thai tibt
tirh tnsa todr toto tutg ugar vaii visp vith wara wcho wole xpeo xsux yezi yiii
""".split())
# ISO 3166-1.
REGIONS: Final = frozenset("""
ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca
cc cd cf cg ch ci ck cl cm cn co cp cq cr cu cv cw cx cy cz de dg dj dk dm do dz ea ec ee eg eh er es et eu ez fi fj
fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu ic id ie il im in io iq ir is
it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo
mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa
qo re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz ta tc td tf tg th tj tk tl tm tn to
tr tt tv tw tz ua ug um un us uy uz va vc ve vg vi vn vu wf ws xa xb xk ye yt za zm zw uk
""".split())
