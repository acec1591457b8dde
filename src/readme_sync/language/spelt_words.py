"""The words of numbers, as Unicode CLDR spells them (RBNF, ``spellout-cardinal``, as ICU 72 has it), from two on.

One is an article in most languages. Languages that inflect these words are here where CLDR has every case of them, with
slashes between the forms: one that is lacking would look like a number that is lost. What it gives in several words is
left out (-).
"""

VALUES = (*range(2, 13), *range(20, 100, 10), 100, 1000, 10**6, 10**9)
SPELT = {
    "en": "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix cent mille million milliard",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend million milliarde",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien mil millón millardo",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem mil milhão bilhão",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento mille milione miliardo",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend miljoen miljard",
    "sv": "två tre fyra fem sex sju åtta nio tio elva tolv tjugo trettio fyrtio femtio sextio sjuttio åttio nittio hundra tusen miljon miljard",
    "da": "to tre fire fem seks syv otte ni ti elleve tolv tyve tredive fyrre halvtreds tres halvfjerds firs halvfems hundrede tusind million milliard",
    "no": "to tre fire fem seks sju åtte ni ti elleve tolv tjue tretti førti femti seksti sytti åtti nitti hundre tusen million milliard",
    "pl": "dwa/dwaj/dwie/dwóch/dwóm/dwoma/dwiema trzy/trzej/trzech/trzem/trzema cztery/czterej/czterech/czterem/czterema pięć/pięciu/pięcioma sześć/sześciu/sześcioma siedem/siedmiu/siedmioma osiem/ośmiu/ośmioma dziewięć/dziewięciu/dziewięcioma dziesięć/dziesięciu/dziesięcioma jedenaście/jedenastu/jedenastoma dwanaście/dwunastu/dwunastoma dwadzieścia/dwudziestu/dwudziestoma trzydzieści/trzydziestu/trzydziestoma czterdzieści/czterdziestu/czterdziestoma pięćdziesiąt/pięćdziesięciu/pięćdziesięcioma sześćdziesiąt/sześćdziesięciu/sześćdziesięcioma siedemdziesiąt/siedemdziesięciu/siedemdziesięcioma osiemdziesiąt/osiemdziesięciu/osiemdziesięcioma dziewięćdziesiąt/dziewięćdziesięciu/dziewięćdziesięcioma sto/stu - - -",
    "ru": "два/две/двух/двум/двумя три/трех/трем/тремя четыре/четырех/четырем/четырьмя пять/пяти/пятью шесть/шести/шестью семь/семи/семью восемь/восьми/восемью девять/девяти/девятью десять/десяти/десятью одиннадцать/одиннадцати/одиннадцатью двенадцать/двенадцати/двенадцатью двадцать/двадцати/двадцатью тридцать/тридцати/тридцатью сорок/сорока пятьдесят/пятидесяти/пятьюдесятью шестьдесят/шестидесяти/шестьюдесятью семьдесят/семидесяти/семьюдесятью восемьдесят/восьмидесяти/восемьюдесятью девяносто/девяноста сто/ста - - -",
    "ro": "doi/două trei patru cinci şase şapte opt nouă zece unsprezece doisprezece/douăsprezece douăzeci treizeci patruzeci cincizeci şasezeci şaptezeci optzeci nouăzeci - - - -",
    "ca": "dos/dues tres quatre cinc sis set vuit nou deu onze dotze vint trenta quaranta cinquanta seixanta setanta vuitanta noranta cent - - -",
    "id": "dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas - - - - - - - - - ratus ribu juta miliar",
}  # fmt: skip
# Other words of a number, and those that are more often something else: each may answer for it and never asks for it.
ALSO = {
    "en": {1: "one once single", 2: "both double doubled twice dual pair pairs couple second half bilingual bi", 3: "third triple", 4: "quad quarter fourth"},
    "fr": {2: "double doubles paire second seconde demi tous toutes chacun bilingue", 3: "tiers triple", 4: "quart", 9: "neuf"},
    "de": {2: "beide beiden beides doppelt doppelte paar hälfte halb", 3: "dritte", 100: "hunderte"},
    "es": {2: "ambos ambas doble dobles segundo segunda par mitad", 3: "tercer tercero tercera triple", 11: "once", 100: "cientos ciento"},
    "pt": {2: "duas ambos ambas dobro duplo dupla segundo segunda par", 3: "terceiro terceira", 100: "centenas cento"},
    "it": {2: "entrambi entrambe doppio doppia secondo seconda coppia", 3: "terzo terza", 6: "sei", 1000: "mila migliaia"},
    "nl": {2: "beide dubbele dubbel tweede paar", 3: "derde"},
    "sv": {2: "båda dubbel andra par", 3: "tredje"},
    "da": {2: "begge dobbelt anden par", 3: "tredje"},
    "no": {2: "begge dobbel andre par", 3: "tredje"},
    "pl": {2: "oba obie obu oboma oboje dwoje dwojga dwukrotnie drugi druga drugie drugiego para pary pół połowa", 3: "trzeci trzecia trzecie troje", 4: "czwarty czworo"},
    "ru": {2: "оба обе обоих обеих обоим обеими двое двоих дважды пара пары пару второй вторая второе вторые половина пол", 3: "третий третья третье трое троих", 4: "четвертый четверо"},
    "ro": {2: "ambele ambii ambelor dublu dublă doilea doua pereche jumătate", 3: "treilea treia triplu", 9: "nouă"},
    "ca": {2: "ambdós ambdues ambdos doble dobles segon segona parell meitat", 3: "tercer tercera triple", 7: "set", 9: "nou", 10: "deu"},
    "id": {2: "kedua", 3: "ketiga", 20: "puluh"},
}  # fmt: skip
