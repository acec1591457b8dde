"""What the sections of a README are usually called in languages that fewer READMEs have: Nordic, Slavic, Catalan ...

Written as in ``section_titles``, which reads both.
"""

from __future__ import annotations

from typing import Final

TITLES: Final = {
    "install": """installeren, installering, installasjon, asentaminen, inštalácia, инсталиране, инсталация,
        инсталација, instalacija, instal·lació, इंस्टालेशन, স্থাপন, instalazioa, diegimas, įdiegimas,
        paigaldamine, instalēšana, орнату, суулгах, inštalovanie, namestitev, uppsetning, инсталирање""",
    "use": """användning, brug, bruk, použitie, употреба, използване, upotreba, korištenje, uporaba, ús, erabilera,
        naudojimas, kasutamine, lietošana, notkun, коришћење, hvordan bruke, sådan bruges det, így használd""",
    "configure": """configureren, konfiguraatio, määritys, määritykset, asetukset, konfigurácia, nastavenie, beállítás,
        beállítások, konfigurálás, настройки, конфигуриране, подешавање, конфигурација, konfiguracija, postavke,
        configuració, διαμόρφωση, ρυθμίσεισ, কনফিগারেশন, konfigūracija, inställningar, indstillinger, innstillinger,
        konfigurasjon, konfigurering, seadistamine""",
    "license": "лиценз, лиценца, лиценција",
    "contribute": """bidra, bidrag, bidra til prosjektet, osallistuminen, osallistu, prispievanie, участь, принос,
        допринос, допринос пројекту, doprinos, doprinošenje, prispevanje, contribució, contribucions, ร่วมพัฒนา,
        laguntzea, kaastöö""",
    "features": """mogelijkheden, funktioner, funksjoner, egenskaper, funkcie, caracteristici, възможности,
        функционалности, карактеристике, могућности, značajke, mogućnosti, característiques, funcionalitats,
        δυνατότητεσ, ezaugarriak, savybės, omadused, iespējas""",
    "require": """krav, systemkrav, požiadavky, изисквания, захтеви, zahtjevi, zahteve, requisits, requeriments,
        ความต้องการ, betekizunak, reikalavimai, nõuded, prasības, järjestelmävaatimukset""",
    "examples": """exempel, eksempler, esimerkkejä, príklady, примери, primjeri, primeri, উদাহরণ, adibideak,
        pavyzdžiai, näited, piemēri""",
    "start": """snel aan de slag, komma igång, kom i gang, kom godt i gang, aloittaminen, rýchly štart, začíname,
        gyors kezdés, primii pași, pornire rapidă, бърз старт, първи стъпки, брзи почетак, први кораци, brzi početak,
        prvi koraci, hiter začetek, primers passos, inici ràpid, ξεκινώντασ, শুরু করা, দ্রুত শুরু, lehen urratsak,
        pirmieji žingsniai, snabbstart, hurtig start, hurtigstart, pikaopas""",
    "uninstall": """deïnstalleren, avinstallation, avinstallering, afinstallering, poistaminen, deinstalacja,
        dezinstalare, деинсталиране, деинсталација, desinstal·lació, απεγκατάσταση, הסרה, আনইনস্টল, odinštalovanie""",
    "upgrade": """bijwerken, updaten, uppdatering, opdatering, oppdatering, päivittäminen, päivitys, aktualizace,
        aktualizácia, frissítés, actualizare, актуализация, обновяване, ажурирање, actualització, ενημέρωση, עדכון""",
    "changes": """ändringslogg, ændringslog, endringslogg, muutosloki, zoznam zmien, дневник на промените,
        дневник промена, registre de canvis, αρχείο αλλαγών""",
    "thanks": """tack, tack till, takk, takk til, poďakovanie, захвалност, zahvale, agraïments,
        eskerrak""",
    "support": "stöd, støtte, tuki, podpora, подкрепа, подршка, podrška, suport, υποστήριξη, laguntza",
    "test": "testning, testing av koden, testovanie, тестване, тестирање, testiranje, proves",
    "develop": "utveckling, udvikling, utvikling, развој, razvoj, desenvolupament",
    "contents": """innehåll, innehållsförteckning, indhold, indholdsfortegnelse, innhold, innholdsfortegnelse, sisältö,
        sisällys, съдържание, садржај, sadržaj, kazalo, índex, taula de continguts, aurkibidea, turinys""",
}
