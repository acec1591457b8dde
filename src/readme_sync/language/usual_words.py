"""What the heads of columns and the titles of sections are usually called: "Description" is "説明" in Japanese.

Ours to write: CLDR has no such words. Unlike ``section_titles``, which only tells what a title may mean, this table
has one word a language, so that a title can be said in another language. What has no usual word is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

# A line for each word, a column for each of these languages.
_LANGUAGES = tuple("en ja fr zh zh-Hant ko es pt de it ru uk tr vi pl".split())
_WORDS = """
Description|説明|Description|描述|描述|설명|Descripción|Descrição|Beschreibung|Descrizione|Описание|Опис|Açıklama|Mô tả|Opis
Name|名前|Nom|名称|名稱|이름|Nombre|Nome|Name|Nome|Название|Назва|Ad|Tên|Nazwa
Type|種類|Type|类型|類型|유형|Tipo|Tipo|Typ|Tipo|Тип|Тип|Tür|Loại|Typ
Size|サイズ|Taille|大小|大小|크기|Tamaño|Tamanho|Größe|Dimensione|Размер|Розмір|Boyut|Kích thước|Rozmiar
Version|バージョン|Version|版本|版本|버전|Versión|Versão|Version|Versione|Версия|Версія|Sürüm|Phiên bản|Wersja
Language|言語|Langue|语言|語言|언어|Idioma|Idioma|Sprache|Lingua|Язык|Мова|Dil|Ngôn ngữ|Język
License|ライセンス|Licence|许可证|授權|라이선스|Licencia|Licença|Lizenz|Licenza|Лицензия|Ліцензія|Lisans|Giấy phép|Licencja
Author|著者|Auteur|作者|作者|저자|Autor|Autor|Autor|Autore|Автор|Автор|Yazar|Tác giả|Autor
Model|モデル|Modèle|模型|模型|모델|Modelo|Modelo|Modell|Modello|Модель|Модель|Model|Mô hình|Model
Dataset|データセット|Jeu de données|数据集|資料集|데이터셋|Conjunto de datos|Conjunto de dados|Datensatz|Dataset|Набор данных|Набір даних|Veri kümesi|Tập dữ liệu|Zbiór danych
Domain|ドメイン|Domaine|领域|領域|도메인|Dominio|Domínio|Domäne|Dominio|Домен|Домен|Alan|Miền|Domena
Platform|プラットフォーム|Plateforme|平台|平台|플랫폼|Plataforma|Plataforma|Plattform|Piattaforma|Платформа|Платформа|Platform|Nền tảng|Platforma
Price|価格|Prix|价格|價格|가격|Precio|Preço|Preis|Prezzo|Цена|Ціна|Fiyat|Giá|Cena
Date|日付|Date|日期|日期|날짜|Fecha|Data|Datum|Data|Дата|Дата|Tarih|Ngày|Data
Year|年|Année|年份|年份|연도|Año|Ano|Jahr|Anno|Год|Рік|Yıl|Năm|Rok
Link|リンク|Lien|链接|連結|링크|Enlace|Link|Link|Link|Ссылка|Посилання|Bağlantı|Liên kết|Link
File|ファイル|Fichier|文件|檔案|파일|Archivo|Arquivo|Datei|File|Файл|Файл|Dosya|Tệp|Plik
Example|例|Exemple|示例|範例|예시|Ejemplo|Exemplo|Beispiel|Esempio|Пример|Приклад|Örnek|Ví dụ|Przykład
Command|コマンド|Commande|命令|指令|명령어|Comando|Comando|Befehl|Comando|Команда|Команда|Komut|Lệnh|Polecenie
Option|オプション|Option|选项|選項|옵션|Opción|Opção|Option|Opzione|Опция|Опція|Seçenek|Tùy chọn|Opcja
Parameter|パラメータ|Paramètre|参数|參數|매개변수|Parámetro|Parâmetro|Parameter|Parametro|Параметр|Параметр|Parametre|Tham số|Parametr
Default|デフォルト|Par défaut|默认值|預設值|기본값|Por defecto|Padrão|Standard|Predefinito|По умолчанию|За замовчуванням|Varsayılan|Mặc định|Domyślnie
Required|必須|Requis|必填|必填|필수|Requerido|Obrigatório|Erforderlich|Obbligatorio|Обязательно|Обов'язково|Zorunlu|Bắt buộc|Wymagane
Value|値|Valeur|值|值|값|Valor|Valor|Wert|Valore|Значение|Значення|Değer|Giá trị|Wartość
Feature|機能|Fonctionnalité|功能|功能|기능|Característica|Recurso|Funktion|Funzionalità|Функция|Функція|Özellik|Tính năng|Funkcja
Category|カテゴリ|Catégorie|类别|類別|카테고리|Categoría|Categoria|Kategorie|Categoria|Категория|Категорія|Kategori|Danh mục|Kategoria
Task|タスク|Tâche|任务|任務|작업|Tarea|Tarefa|Aufgabe|Attività|Задача|Завдання|Görev|Tác vụ|Zadanie
Status|状態|Statut|状态|狀態|상태|Estado|Status|Status|Stato|Статус|Статус|Durum|Trạng thái|Status
Paper|論文|Article|论文|論文|논문|Artículo|Artigo|Paper|Articolo|Статья|Стаття|Makale|Bài báo|Artykuł
Architecture|アーキテクチャ|Architecture|架构|架構|아키텍처|Arquitectura|Arquitetura|Architektur|Architettura|Архитектура|Архітектура|Mimari|Kiến trúc|Architektura
Introduction|はじめに|Introduction|简介|簡介|소개|Introducción|Introdução|Einführung|Introduzione|Введение|Вступ|Giriş|Giới thiệu|Wprowadzenie
Installation|インストール|Installation|安装|安裝|설치|Instalación|Instalação|Installation|Installazione|Установка|Встановлення|Kurulum|Cài đặt|Instalacja
Usage|使い方|Utilisation|使用方法|使用方法|사용법|Uso|Uso|Verwendung|Utilizzo|Использование|Використання|Kullanım|Sử dụng|Użycie
Features|主な機能|Fonctionnalités|功能特性|功能特色|주요 기능|Características|Funcionalidades|Funktionen|Funzionalità|Возможности|Можливості|Özellikler|Các tính năng|Funkcje
Configuration|設定|Configuration|配置|設定|설정|Configuración|Configuração|Konfiguration|Configurazione|Конфигурация|Конфігурація|Yapılandırma|Cấu hình|Konfiguracja
Requirements|必要条件|Prérequis|环境要求|環境需求|요구 사항|Requisitos|Requisitos|Voraussetzungen|Requisiti|Требования|Вимоги|Gereksinimler|Yêu cầu|Wymagania
Quick Start|クイックスタート|Démarrage rapide|快速开始|快速開始|빠른 시작|Inicio rápido|Início rápido|Schnellstart|Avvio rapido|Быстрый старт|Швидкий старт|Hızlı başlangıç|Bắt đầu nhanh|Szybki start
Contributing|コントリビューション|Contribuer|参与贡献|參與貢獻|기여하기|Contribuir|Contribuindo|Mitwirken|Contribuire|Участие в разработке|Участь у розробці|Katkıda bulunma|Đóng góp|Współtworzenie
Contributors|コントリビューター|Contributeurs|贡献者|貢獻者|기여자|Contribuidores|Contribuidores|Mitwirkende|Contributori|Контрибьюторы|Контриб'ютори|Katkıda bulunanlar|Người đóng góp|Współtwórcy
Table of Contents|目次|Table des matières|目录|目錄|목차|Tabla de contenidos|Índice|Inhaltsverzeichnis|Indice|Содержание|Зміст|İçindekiler|Mục lục|Spis treści
Frequently Asked Questions|よくある質問|Foire aux questions|常见问题|常見問題|자주 묻는 질문|Preguntas frecuentes|Perguntas frequentes|Häufig gestellte Fragen|Domande frequenti|Часто задаваемые вопросы|Поширені запитання|Sıkça sorulan sorular|Câu hỏi thường gặp|Często zadawane pytania
Acknowledgements|謝辞|Remerciements|致谢|致謝|감사의 말|Agradecimientos|Agradecimentos|Danksagung|Ringraziamenti|Благодарности|Подяки|Teşekkürler|Lời cảm ơn|Podziękowania
Citation|引用|Citation|引用|引用|인용|Cita|Citação|Zitation|Citazione|Цитирование|Цитування|Atıf|Trích dẫn|Cytowanie
References|参考文献|Références|参考资料|參考資料|참고 자료|Referencias|Referências|Referenzen|Riferimenti|Ссылки|Джерела|Kaynaklar|Tài liệu tham khảo|Bibliografia
Roadmap|ロードマップ|Feuille de route|路线图|路線圖|로드맵|Hoja de ruta|Roteiro|Roadmap|Roadmap|Дорожная карта|Дорожня карта|Yol haritası|Lộ trình|Plan rozwoju
Changelog|変更履歴|Journal des modifications|更新日志|更新日誌|변경 사항|Registro de cambios|Registro de alterações|Änderungsprotokoll|Registro delle modifiche|Список изменений|Журнал змін|Değişiklik günlüğü|Nhật ký thay đổi|Lista zmian
Known Issues|既知の問題|Problèmes connus|已知问题|已知問題|알려진 문제|Problemas conocidos|Problemas conhecidos|Bekannte Probleme|Problemi noti|Известные проблемы|Відомі проблеми|Bilinen sorunlar|Vấn đề đã biết|Znane problemy
"""


def usual_word(text: str, source: str, language: str) -> str | None:
    """Return what a head or a title of the language ``source`` is usually called in ``language``.

    Languages are BCP 47 tags; a region is no other word ("pt-BR" is read as "pt"). Capital letters are taken over
    where the text has none or nothing else. None where the table has no such word, or not one alone.
    """
    to = _column(language)
    words = _words(_column(source)).get(text.casefold()) if to >= 0 else None
    if words is None:
        return None
    found = words[to]
    if text.islower() and text != text.upper():
        return found.lower()
    return found.upper() if text.isupper() and len(text) > 1 else found


def _column(tag: str) -> int:
    parts = tag.split("-")
    if parts[0] == "zh" and {"Hant", "TW", "HK", "MO"} & {*parts}:
        return _LANGUAGES.index("zh-Hant")
    return _LANGUAGES.index(parts[0]) if parts[0] in _LANGUAGES else -1


@cache
def _words(column: int) -> Mapping[str, tuple[str, ...]]:
    if column < 0:
        return {}
    lines = [tuple(line.split("|")) for line in _WORDS.split("\n") if line]
    keys = [line[column].casefold() for line in lines]
    return {key: line for key, line in zip(keys, lines, strict=True) if keys.count(key) == 1}
