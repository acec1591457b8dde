"""The small words that tell one language of a script from another."""

from __future__ import annotations

from typing import Final

LATIN: Final = {
    "en": "the and of to for with is are this that from you can by on be or your",
    "fr": "le la les des et est pour dans une sur que qui avec vous du par au aux ce pas plus sont",
    "de": "der die und das ist für mit ein eine von auf nicht sie werden den dem zu sind oder wird",
    "es": "el la los las y es para con una por que en se del como su puede este al más",
    "pt": "o os as e é para com uma por que em não do da no na se você como ou são um",
    "it": "il la gli e è per con una di che non del della si sono le questo come più un",
    "nl": "de het een en van is voor met niet op te zijn dat je worden deze door of ook",
    "pl": "i w z na do jest nie się że dla to oraz lub jak przez są po może",
    "tr": "ve bir bu için ile olarak da de daha olan veya gibi ise çok kullanarak değil",
    "vi": "và của là cho các với một được trong không này có những để bạn từ khi",
    "id": "yang dan di untuk dengan ini dari pada adalah atau dalam akan tidak ke anda oleh dapat",
    "sv": "och att är för med som en det på av inte till den ett om kan eller",
    "da": "og at er for med som en det på af ikke til den et om kan eller du",
    "no": "og å er for med som en det på av ikke til den et om kan eller du",
    "fi": "ja on ei että se tai kun joka ovat voi sekä myös olla",
    "cs": "a je se na v že pro s z do jako nebo pomocí jsou lze který",
    "hu": "a az és hogy nem egy van vagy is ez meg csak mint lehet",
    "ro": "și de la în cu pentru este un o care din pe sau nu sunt mai",
    "ca": "el la els les i és per amb una que en del com no dels aquest",
}
# More of them, which other languages have too: they tell a sentence from a name where the language is known.
MORE: Final = {
    "en": "a an as at in it its has have had not no if when while without within into any all each which what how they"
    " them their we our us was were will would should could may must but so than then there these those do does only"
    " also after before over under between out up about more most other some such once until where who",
}
# Of Devanagari's languages, by whole words: signs alone do not part them.
DEVANAGARI: Final = {
    "hi": "है हैं और के का की में को से पर यह नहीं करें लिए आप एक",
    "mr": "आहे आहेत आणि च्या चा ची मध्ये ला ने हे नाही करा साठी तुम्ही एक आपल्या",
    "ne": "छ छन् र को मा लाई यो गर्नुहोस् लागि तपाईं हो हुन् पनि एक गर्न",
}
