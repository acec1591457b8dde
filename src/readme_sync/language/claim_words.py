"""The words of each language that negate and that praise, as patterns: what ``claims.py`` looks for.

Of each kind there are two tables: words that always say it, and words that may, which answer for one of the other
side's and ask for none. They are small words and endings, as grammars list them; nothing here is in capitals.
"""

# Words that negate. One of two parts (ne ... pas, no ... nunca) is one.
NOT = {
    "en": r"neither\b.{1,60}?\bnor|(?:not|never|cannot|without|w/o|neither|nor|nobody|nothing|none)\b|n't\b|\bno\b(?!\.? ?\d)",
    "fr": r"n(?:e\b|'\w+)(?:\W+\w+){0,4}?\W+(?:pas|plus|jamais|aucune?|rien|ni)\b|n(?:e\b|')|(?:pas|jamais|sans|aucune?|ni)\b",
    "de": r"(?:nicht|nie|niemals|ohne|kein\w{0,2}|nichts|weder|noch nicht)\b",
    "es": r"no\b(?:\W+\w+){0,4}?\W+(?:nunca|nada|nadie|ning\w+|tampoco|ni)\b|(?:no|sin|nunca|jamás|ning\w+|nada|nadie|tampoco|ni)\b",
    "pt": r"não\b(?:\W+\w+){0,4}?\W+(?:nunca|nada|ninguém|nenhum\w?|nem)\b|(?:não|sem|nunca|jamais|nenhum\w?|nada|ninguém|nem)\b",
    "it": r"non\b(?:\W+\w+){0,4}?\W+(?:mai|niente|nulla|nessun\w?|né)\b|(?:non|senza|mai|nessun\w?|niente|né)\b",
    "nl": r"(?:niet|nooit|zonder|geen|niets)\b",
    "sv": r"(?:inte|aldrig|utan|ingen|inget|inga)\b",
    "da": r"(?:ikke|aldrig|uden|ingen|intet)\b",
    "no": r"(?:ikke|aldri|uten|ingen|intet)\b",
    "id": r"(?:tidak|tanpa|bukan|jangan|belum|tak)\b",
    "ru": r"(?:не|ни\w*)\b(?:\W+\w+){0,4}?\W+(?:ни\w*|нет)\b|(?:не|без|нет|нельзя|никогда)\b",
    "ja": r"(?<=[ぁ-ん])な(?:い|かった|くな|く(?=、|て))|ません|できず|(?<=[わかがさたなばまら])ず(?=に|、|。)",
    "zh": r"不(?![同断斷错錯过過管论論少久如])|没有|沒有|没(?=[能被])|无法|無法|无需|無需|无须|無須|并非|並非|切勿|请勿|請勿|尚未|未(?![来來])",
    "ko": r"않|없|못|아닙|아닌|(?<=지 )마(?:세|십|시)|(?<![가-힣])안 (?=[가-힣])",
}  # fmt: skip
# What has the look of one and is none: not only, do not hesitate, must, whether.
NOT_IDIOM = {
    "en": r"\bnot (?:only|just|to mention)\b|(?:n't|not) (?:hesitate|forget)|\bwhether or not\b|\bif not\b|\bno\. ?\d",
    "fr": r"(?:non|pas) (?:seulement|uniquement)|n'(?:hésite|oublie)[zr]? pas(?: à)?|ne pas (?:hésiter|oublier)|n'importe",
    "de": r"nicht (?:nur|zuletzt|zögern|vergessen)|(?:zögern?|vergessen|vergiss) (?:sie )?nicht",
    "es": r"no (?:s[oó]lo|solamente)|no (?:dud|olvid)\w+|sin embargo",
    "pt": r"não (?:s[óo]|apenas|somente)|não (?:hesit|se esque|esque)\w+",
    "it": r"non (?:solo|soltanto)|non (?:esit|dimentic)\w+",
    "ru": r"не только|не (?:стесня|забу|забы)\w+",
    "ja": r"(?:だけで|のみで)(?:は|も)?な[いくし]|のみならず|(?:なければ|なくては|ないと)(?:な|いけ)\w*|かもしれ(?:ない|ません)|ざるを得\w+|遠慮なく|忘れ(?:ずに|ないで)|(?:ではない|ない|ません)(?:でしょう)?か(?=[。、？?]|$)|に違いない|ほかならない|少なくとも|少なくない",
    "zh": r"不[仅僅只但光]|(\S)不\1|不得不|不可或缺|不可[少缺]|差不多|不妨|不一定|不禁|要不|毫不|不用说|对不起|不同|不断|不[小大低高多]于|不超[过過]|(?:不要|别|勿)忘",
    "ko": r"뿐만? 아니라|잊지 마|지 않으면 안|없이는|않을까|주저하지 마",
}  # fmt: skip
# What may say as much: it answers for a word of the other side and asks for none.
NOT_MAYBE = {
    "en": r"\bnon\b|\bun(?!it|i[cfqv]|til|der|zip|ion|less|ix|pack)\w+|\bunless\b|\b(?:hardly|instead|rather than|zero|only|just|regardless|beyond|except|forget|worry|easier|otherwise|skip|off)\b"
    r"|\b(?:omit|lack|refus|avoid|fail|miss|exclu|prevent|disab|prohib|forbid|impossib|invalid|incompat|incompl|incorr|inaccess|irrelev|independ|ignor|insuffic|inaccur|inactiv|ineffic|indefin|invisib|inconsist|disadvan|eliminat|agnostic)\w*|\w(?:less|-free)\b|\bfree of\b",
    "fr": r"\bnon\b|\b(?:seul\w*|uniquement|plutôt|sauf|hors|faute|impossib\w+|indispo\w+|inconnu\w*|inval\w+|inut\w+|incompat\w+|illimit\w+|désact\w+|évit\w+|manqu\w+|échou\w+|interdi\w+|peu|oubli\w+|indépend\w+|déconseill\w+|insuff\w+|zéro)\b",
    "de": r"\bun(?!d\b|s\b|ser|ter|ten|gef)\w+|\w(?:los|frei)(?:e[nrsm]?)?\b|\b(?:nur|statt|außer|fehl\w+|vermeid\w+|verhinder\w+|mangel\w*|kaum|vergess\w+|keinerlei|deaktiv\w+|verbot\w+)\b|nicht|kein",
    "es": r"\b(?:imposib\w+|desconoc\w+|inval\w+|incompat\w+|ilimit\w+|desactiv\w+|deshab\w+|evit\w+|falt\w+|fall\w+|prohib\w+|poco|olvid\w+|solo|sólo|salvo|excepto|lugar|innec\w+|independ\w+|cero)\b",
    "pt": r"\b(?:impossív\w+|desconhec\w+|inval\w+|incompat\w+|ilimit\w+|desativ\w+|desabil\w+|evit\w+|falt\w+|falh\w+|proib\w+|pouco|esque\w+|só|apenas|somente|exceto|vez|desnec\w+|independ\w+|zero)\b",
    "it": r"\b(?:impossib\w+|sconosc\w+|inval\w+|incompat\w+|illimit\w+|disattiv\w+|disabil\w+|evit\w+|manc\w+|fall\w+|viet\w+|poco|dimentic\w+|solo|soltanto|tranne|invece|zero)\b",
    "nl": r"\bon\w+|\w(?:loos|loze|vrij)\b|niet|\b(?:alleen|slechts|behalve|voorkom\w+|vermijd\w+|vergeet|ontbre\w+)\b",
    "sv": r"\bo\w{3,}|\wlös\w?\b|icke|\b(?:bara|endast|förutom|sakna\w*|undvik\w*|glöm\w*)\b",
    "da": r"\bu\w{3,}|\wløs\w?\b|\b(?:kun|undtagen|mangl\w*|undgå\w*|glem\w*)\b",
    "no": r"\bu\w{3,}|\wløs\w?\b|\b(?:kun|bare|unntatt|mangl\w*|unngå\w*|glem\w*)\b",
    "id": r"\b(?:non|hanya|selain|gagal|hindari|kecuali|kurang|nol|bebas|lupa)\b",
    "ru": r"\b(?:не|бес|без)\w+|\b(?:кроме|только|вместо|отсутств\w+|избе\w+|забу\w+)\b",
    "ja": r"(?<!少)な(?:い|し|くて?)(?!し)|非|禁|不|未|無(?!料)|(?<=\w)ず|ぬ(?=[。、])|のみ|だけ|しか|以外|除|抜き|ノー|フリー|失敗|避け|防|違[うっい]|異な|ゼロ|限|忘れ",
    "zh": r"[不没沒无無非未禁勿别別仅僅只才零]|避免|防止|失败|失敗|缺|除了|免(?![费費])|忘",
    "ko": r"않|없|못|안 |불|무|제외|실패|방지|아니|금지|만 |잊",
}  # fmt: skip
# Words that praise without measure, and those that may: what is only said to be good, or advised.
PRAISE = {
    "en": r"(?:best|excellent|superior|outstanding|greatest|finest|perfect|amazing|awesome|unrivall?ed|unmatched|unbeatable|superb|exceptional|wonderful|fantastic|incredible|recommended|ultimate)\b(?![ -](?:practice|effort))",
    "fr": r"(?:meilleure?s?|excellente?s?|parfaite?s?|exceptionnel\w*|recommandée?s?|inégalée?s?|incomparables?|incroyables?|formidables?|de premier ordre)\b",
    "de": r"(?:beste[nrms]?|hervorragend\w*|ausgezeichnet\w*|perfekte?\w*|überlegen\w*|unübertroffen\w*|empfohlen\w*|großartig\w*|fantastisch\w*|exzellent\w*|unglaublich\w*)\b",
    "es": r"(?:mejor|mejores|excelentes?|perfect[oa]s?|excepcional\w*|recomendad\w+|increíbles?|inigualables?|fantástic\w+)\b",
    "pt": r"(?:melhor|melhores|excelentes?|perfeit[oa]s?|excepciona\w+|recomendad\w+|incríve\w+|fantástic\w+)\b",
    "it": r"(?:miglior[ei]?|eccellent[ei]|perfett[oaie]|eccezional[ei]|consigliat\w|raccomandat\w|incredibil[ei]|fantastic\w+)\b",
    "nl": r"(?:beste|uitstekend\w*|superieur\w*|perfecte?|aanbevolen|fantastisch\w*|geweldig\w*)\b",
    "sv": r"(?:bästa?|utmärkt\w*|överlägs\w+|perfekta?|rekommenderas|fantastisk\w*)\b",
    "da": r"(?:bedste?|fremragende|overlegen\w*|perfekte?|anbefales|fantastisk\w*)\b",
    "no": r"(?:beste?|utmerke\w+|fremragende|overlegen\w*|perfekte?|anbefales|fantastisk\w*)\b",
    "id": r"(?:terbaik|unggul|sempurna|istimewa|direkomendasikan)\b",
    "ru": r"(?:лучш|превосходн|отличн|идеальн|рекоменд|великолепн|прекрасн)\w*",
    "ja": r"最高の|最高傑作|最良|素晴らし|優れた|完璧|おすすめ|お勧め|推奨|卓越|一流",
    "zh": r"最好|最佳|优秀|優秀|卓越|完美|出色|推荐|推薦|一流",
    "ko": r"최고의|최상|훌륭|뛰어난|완벽|추천|탁월",
}  # fmt: skip
PRAISE_MAYBE = {
    "en": r"\b(?:best|great|better|super|perfect|recommend|advis|suggest|prefer|state[ -]of|excel|ideal|optim|lead|remarkabl|incredib|maxim|highest|top)\w*|\b(?:should|nice|strongly)\b",
    "fr": r"meilleur|\b(?:supéri|parfait|recomm|conseil|idéal|excel|remarqu|exception|incroy|formid|optim|max|mieux|préfér|bonne|bon\b)",
    "de": r"best|\b(?:gut|besser|höchst|hervor|perfek|empf|ideal|optim|führend|überleg|ausgez|fantast|exzell|toll|unglaub|sollt)",
    "es": r"mejor|\b(?:buen|excel|superi|perfec|recom|aconsej|ideal|óptim|líder|increí|excep|máx|prefer|gran\b|fantást)",
    "pt": r"melhor|\b(?:boa?s?\b|bom|excel|superi|perfei|recom|aconsel|idea|ótim|otim|líder|incrí|excep|máx|prefer|grand|fantást)",
    "it": r"miglior|\b(?:buon|ben|eccel|superi|perfet|consig|raccom|idea|ottim|leader|incred|eccez|prefer|mass|fantast)",
    "nl": r"\b(?:best|goed|beter|uitst|super|perf|aanb|aanra|ideaal|optim|voorkeur|geweld|fantast)",
    "sv": r"\b(?:bäst|bra|bätt|utmärk|överläg|perf|rekomm|idea|optim|högst|fantast)",
    "da": r"\b(?:bedst|god|bedre|fremr|overleg|perf|anbef|ide|optim|højest|fantast)",
    "no": r"\b(?:best|god|bedre|utmerk|fremr|overleg|perf|anbef|ide|optim|høyest|fantast)",
    "id": r"baik|\b(?:bagus|unggul|sempurna|istimewa|ideal|optim|hebat|paling)|rekomend|saran",
    "ru": r"лучш|\b(?:хорош|превосх|отлич|идеал|рекоменд|совет|велик|прекрас|оптим)",
    "ja": r"最[良高大上強適優新先]|最も|良|優|素晴|完[璧全]|すすめ|勧め|推奨|卓越|ベスト|トップ|パーフェクト|望まし|理想|べき|一流|秀",
    "zh": r"最[好佳优優高大强強]|好|优|優|佳|卓越|完美|出色|推荐|推薦|建议|建議|一流|领先|領先|理想|棒|精",
    "ko": r"최[고상적선신]|좋|우수|훌륭|뛰어|완벽|추천|권장|탁월|선도|이상적|베스트",
}  # fmt: skip
# What is said to whoever reads or translates, and what may say as much: let the rules be, praise this.
ORDER = {
    "en": r"(?:ignore|disregard|forget|override|bypass)\s+(?:all|any|every|everything|previous|prior|earlier|above|the (?:above|rules?|previous|instructions?)|your|these|those|my)\b|prais(?:e|ing)\b|system prompt",
    "fr": r"(?:ignore[zr]?|oublie[zr]?)\s+(?:toute?s?|tous|les (?:règles|instructions)|ces|vos|mes)\b|lou(?:e|er|ez)\b|vante[rz]?\b",
    "de": r"(?:ignorier\w*|vergiss|vergessen sie|missachte\w*)\s+(?:alle\w*|jede\w*|die (?:regeln|anweisungen)|diese|deine|ihre)\b|lob(?:e|en|t)\b",
    "es": r"(?:ignor[ae]\w*|olvid[ae]\w*)\s+(?:todas?|todos?|las (?:reglas|instrucciones)|estas?|sus|tus|mis)\b|elogi\w+\b|alab\w+\b",
    "pt": r"(?:ignor[ae]\w*|esqueç\w+)\s+(?:todas?|todos?|as (?:regras|instruções)|estas?|suas?|minhas?)\b|elogi\w+\b|louv\w+\b",
    "it": r"(?:ignor\w+|dimentic\w+)\s+(?:tutt\w|le (?:regole|istruzioni)|queste|tue)\b|lod(?:a|are|ate|ano)\b|elogi\w+\b",
    "nl": r"(?:negeer|vergeet)\s+(?:alle\w*|elke|de (?:regels|instructies)|deze|uw|je)\b|prijs\s+(?:dit|deze)\b",
    "sv": r"(?:ignorera|glöm)\s+(?:alla|reglerna|dessa|dina)\b|berömm?\b",
    "da": r"(?:ignorer|glem)\s+(?:alle|reglerne|disse|dine)\b|ros\s+(?:denne|dette)\b",
    "no": r"(?:ignorer|glem)\s+(?:alle|reglene|disse|dine)\b|ros\s+(?:denne|dette)\b",
    "id": r"(?:abaikan|lupakan)\s+(?:semua|seluruh|aturan|instruksi)\b|puji(?:lah)?\b",
    "ru": r"(?:игнорируй\w*|забудь\w*)\s+(?:все|всё|любые|правила|инструкции|эти|свои)\b|(?:хвали|похвали)\w*\b",
    "ja": r"(?:指示|規則|ルール|命令).{0,6}(?:無視|忘れ)|(?:称賛|賞賛|褒め)(?:せよ|しろ|して|てくだ|よ|ろ)",
    "zh": r"(?:忽略|无视|無視|忘记|忘記)(?:所有|一切|全部|之前|以上|上述).{0,6}(?:指令|规则|規則|指示)|(?:称赞|稱讚|赞美|讚美)(?:这|這|该|該)",
    "ko": r"(?:지시|규칙|명령).{0,6}(?:무시|잊)|칭찬(?:해|하[라세십])",
}  # fmt: skip
ORDER_MAYBE = {
    "en": r"\b(?:ignor|disregard|forget|overrid|bypass|prais|skip|prompt)\w*", "fr": r"\b(?:ignor|oubli|lou|vant|élog)\w*",
    "de": r"\b(?:ignor|verg[ei]ss|missacht|lob|überschr)\w*", "es": r"\b(?:ignor|olvid|elogi|alab|omit)\w*",
    "pt": r"\b(?:ignor|esque|elogi|louv|omit)\w*", "it": r"\b(?:ignor|dimentic|lod|elogi|omet)\w*",
    "nl": r"\b(?:nege|verge|prij|pre[ze])\w*", "sv": r"\b(?:ignor|glöm|beröm)\w*", "da": r"\b(?:ignor|glem|ros)\w*",
    "no": r"\b(?:ignor|glem|ros)\w*", "id": r"abai|lupa|puji", "ru": r"\b(?:игнор|забу|забы|хвал|похвал)\w*",
    "ja": r"無視|忘れ|除|褒|称賛|賞賛|スキップ|飛ば|バイパス|プロンプト|無効", "zh": r"忽略|无视|無視|忘|称赞|稱讚|赞|讚|跳过|跳過|绕过|提示",
    "ko": r"무시|잊|칭찬|건너|우회|프롬프트",
}  # fmt: skip
