// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QStringEncoder>
#include <QtTest>

#include "core/catalogue/encoding_guess.h"
#include "core/catalogue/legacy_text.h"

using namespace linnet::catalogue;
using enum TextEncoding;

namespace {

/// Tags as they are: titles, artists and albums, in the encoding that was usual for them.
struct Language {
    const char* name;
    const char* codec;
    TextEncoding encoding;
    std::vector<const char*> texts;
};

const std::vector<Language>& languages() {
    static const std::vector<Language> all{
        {"French",
         "windows-1252",
         Western,
         {"La vie en rose à Paris", "Édith Piaf", "Déjà vu", "Noël Noël", "Été", "Ça ira",
          "L’été indien", "Où es-tu ?", "Les feuilles mortes (été)", "Hélène", "Cœur"}},
        {"German",
         "windows-1252",
         Western,
         {"Für Elise", "Die Ärzte", "Schöne Grüße", "Über den Wolken", "Größer", "Männer", "Straße",
          "Mädchen", "Ölbaum", "Herbert Grönemeyer"}},
        {"Spanish",
         "windows-1252",
         Western,
         {"Corazón espinado", "Mañana", "¿Dónde estás?", "Café Tacvba", "Niño",
          "Canción del mariachi", "Señorita"}},
        {"Portuguese",
         "windows-1252",
         Western,
         {"Águas de março", "João Gilberto", "Coração", "Não", "Ilusões", "São Paulo"}},
        {"Nordic",
         "windows-1252",
         Western,
         {"Björk", "Ágætis byrjun", "Sigur Rós", "Sæglópur", "Røyksopp", "Mørke", "Håkan Hellström",
          "Små ord", "Motörhead", "Íslensk þjóðlög"}},
        {"English with marks",
         "windows-1252",
         Western,
         {"Beyoncé", "Don’t Stop", "Naïve", "Blue Öyster Cult", "Queensrÿche", "“Heroes”",
          "Live… at Last", "Café"}},
        {"Polish",
         "windows-1250",
         CentralEuropean,
         {"Zażółć gęślą jaźń", "Myslovitz – Długość dźwięku samotności", "Kocham cię jak Irlandię",
          "Świat", "Życie", "Wyspiański", "Niech żyje bal", "Miłość"}},
        {"Czech",
         "windows-1250",
         CentralEuropean,
         {"Příběh", "Karel Kryl – Bratříčku, zavírej vrátka", "Růže kvetou dál",
          "Dívka s perlami ve vlasech", "Nešťastná láska", "Žlutý pes", "Čechomor"}},
        {"Russian",
         "windows-1251",
         Cyrillic,
         {"Группа крови", "Кино", "Звезда по имени Солнце", "Мумий Тролль", "Владивосток 2000",
          "Аквариум", "Земфира", "ДДТ", "Осень", "Что такое осень", "Би-2", "ЛЕТО", "Хочешь?",
          "Сплин - Выхода нет", "Ария (live)", "Ночные Снайперы", "Город золотой", "Алиса", "Ты"}},
        {"Ukrainian",
         "windows-1251",
         Cyrillic,
         {"Океан Ельзи", "Без бою", "Обійми", "Стріляй", "Що таке любов", "Скрябін"}},
        {"Serbian",
         "windows-1251",
         Cyrillic,
         {"Ђорђе Балашевић", "Прича о Васи Ладачком", "Љубав"}},
        {"Russian in KOI8",
         "KOI8-R",
         CyrillicKoi8,
         {"Группа крови", "Звезда по имени Солнце", "Мумий Тролль", "Аквариум", "Осень"}},
        {"Greek",
         "windows-1253",
         Greek,
         {"Μίκης Θεοδωράκης", "Ζορμπάς", "Χάρις Αλεξίου", "Τα παιδιά του Πειραιά"}},
        {"Japanese",
         "windows-31j",
         Japanese,
         {"上を向いて歩こう", "坂本九", "さくら", "宇多田ヒカル", "椎名林檎", "ドライフラワー",
          "夜に駆ける", "残酷な天使のテーゼ", "君の名は。", "LOVEマシーン", "モーニング娘。",
          "スピッツ", "ロビンソン", "千本桜", "恋", "東京事変", "前前前世 (movie ver.)", "ｱｲﾄﾞﾙ"}},
        {"Chinese, simplified",
         "GBK",
         SimplifiedChinese,
         {"月亮代表我的心", "邓丽君", "周杰伦", "青花瓷", "七里香", "夜曲", "王菲", "红豆", "后来",
          "刘若英", "我的歌声里", "光辉岁月", "十年", "陈奕迅", "朋友", "海阔天空", "小苹果",
          "甜蜜蜜"}},
        {"Chinese, traditional",
         "Big5",
         TraditionalChinese,
         {"月亮代表我的心", "鄧麗君", "周杰倫", "青花瓷", "七里香", "夜曲", "王菲", "紅豆", "後來",
          "劉若英", "光輝歲月", "十年", "陳奕迅", "海闊天空", "甜蜜蜜", "張惠妹", "聽海"}},
        {"Korean",
         "windows-949",
         Korean,
         {"아리랑", "강남스타일", "방탄소년단", "봄날", "좋은 날", "아이유", "소녀시대",
          "다시 만난 세계", "사랑했지만", "김광석", "서른 즈음에", "거짓말", "빅뱅", "벚꽃 엔딩"}},
        {"UTF-8 called Latin-1",
         "UTF-8",
         Utf8,
         {"Sigur Rós", "Кино", "上を向いて歩こう", "Beyoncé", "Ágætis byrjun", "아리랑"}},
    };
    return all;
}

/// Others, which the costs were not tuned by.
const std::vector<Language>& unseen() {
    static const std::vector<Language> all{
        {"French",
         "windows-1252",
         Western,
         {"Sous le ciel de Paris", "Françoise Hardy", "Tous les garçons et les filles",
          "Désenchantée", "Mylène Farmer", "Ève lève-toi", "La bohème",
          "Le Sud - Nino Ferrer, été"}},
        {"German",
         "windows-1252",
         Western,
         {"Kraftwerk – Trans-Europa Expreß", "Böhse Onkelz", "Blümchen",
          "Wir sind Helden: Müssen nur wollen", "Tür an Tür", "Übers Meer"}},
        {"Swedish and Finnish",
         "windows-1252",
         Western,
         {"Kent – Vapen & ammunition", "Människor som du", "Värttinä", "Yö", "Åh",
          "Säkkijärven polkka"}},
        {"Italian",
         "windows-1252",
         Western,
         {"Così celeste", "Zucchero – Sì, viaggiare", "Più bella cosa", "Perché lo fai", "Lunedì",
          "Città vuota", "Però"}},
        {"Hungarian",
         "windows-1250",
         CentralEuropean,
         {"Őszi esték", "Fűszerpaprika", "Gyöngyhajú lány", "Tűzkerék", "Szörényi Levente", "Nő"}},
        {"Russian",
         "windows-1251",
         Cyrillic,
         {"Виктор Цой", "Пачка сигарет", "Перемен!", "Наутилус Помпилиус", "Гудбай, Америка",
          "Крылья", "Машина времени", "Поворот", "Чайф", "Ой-йо", "Любэ", "Конь", "МакSим",
          "Знаешь ли ты"}},
        {"Bulgarian",
         "windows-1251",
         Cyrillic,
         {"Щурците", "Две следи", "Клетва", "Лили Иванова", "Ветрове", "Обичам те дотук"}},
        {"Japanese",
         "windows-31j",
         Japanese,
         {"雪の華", "中島美嘉", "涙そうそう", "夏川りみ", "世界に一つだけの花", "粉雪",
          "レミオロメン", "紅蓮の弓矢", "打上花火", "米津玄師", "Lemon", "パプリカ"}},
        {"Chinese, simplified",
         "GBK",
         SimplifiedChinese,
         {"童话", "光良", "江南", "林俊杰", "隐形的翅膀", "张韶涵", "北京欢迎你", "稻香", "演员",
          "薛之谦", "平凡之路", "朴树"}},
        {"Chinese, traditional",
         "Big5",
         TraditionalChinese,
         {"童話", "光良", "隱形的翅膀", "張韶涵", "小幸運", "田馥甄", "突然好想你", "五月天",
          "倔強", "吻別", "張學友", "漫步人生路"}},
        {"Korean",
         "windows-949",
         Korean,
         {"비밀정원", "오마이걸", "너의 의미", "산울림", "첫눈처럼 너에게 가겠다", "에일리",
          "취중진담", "전람회", "그대 안의 블루", "걱정말아요 그대"}},
    };
    return all;
}

QByteArray encoded(const char* codec, const char* text) {
    return QStringEncoder(codec).encode(QString::fromUtf8(text));
}

}  // namespace

class TestEncodings : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void anAlbum_tellsItsEncoding_data() {
        QTest::addColumn<int>("language");
        for (std::size_t i = 0; i < languages().size(); ++i)
            QTest::newRow(languages()[i].name) << int(i);
    }
    void anAlbum_tellsItsEncoding() {
        QFETCH(int, language);
        const Language& given = languages()[std::size_t(language)];
        EncodingEvidence evidence;
        for (const char* text : given.texts)
            evidence.add(encoded(given.codec, text));
        QCOMPARE(evidence.verdict(), given.encoding);
        for (const char* text : given.texts)
            QCOMPARE(decode(encoded(given.codec, text), given.encoding), QString::fromUtf8(text));
    }

    void threeTexts_tellItNearlyAlways() {
        int right = 0;
        int all = 0;
        QStringList wrong;
        for (const Language& given : languages())
            for (std::size_t i = 0; i < given.texts.size(); ++i) {
                EncodingEvidence evidence;
                for (std::size_t k = 0; k < 3; ++k)
                    evidence.add(encoded(given.codec, given.texts[(i + k) % given.texts.size()]));
                ++all;
                if (evidence.verdict() == given.encoding)
                    ++right;
                else
                    wrong << QStringLiteral("%1/%2 as %3")
                                 .arg(QLatin1StringView(given.name),
                                      QString::fromUtf8(given.texts[i]))
                                 .arg(int(evidence.verdict()));
            }
        qInfo("three texts: %d of %d: %s", right, all,
              qPrintable(wrong.join(QStringLiteral(", "))));
        QVERIFY(right * 100 >= all * 97);
    }

    void unseenTexts_areToldToo() {
        int right = 0;
        int all = 0;
        QStringList wrong;
        for (const Language& given : unseen()) {
            EncodingEvidence album;
            for (std::size_t i = 0; i < given.texts.size(); ++i) {
                album.add(encoded(given.codec, given.texts[i]));
                EncodingEvidence evidence;
                for (std::size_t k = 0; k < 3; ++k)
                    evidence.add(encoded(given.codec, given.texts[(i + k) % given.texts.size()]));
                if (evidence.empty())
                    continue;
                ++all;
                if (evidence.verdict() == given.encoding)
                    ++right;
                else
                    wrong << QStringLiteral("%1/%2 as %3")
                                 .arg(QLatin1StringView(given.name),
                                      QString::fromUtf8(given.texts[i]))
                                 .arg(int(evidence.verdict()));
            }
            QCOMPARE(album.verdict(), given.encoding);
        }
        qInfo("three unseen texts: %d of %d: %s", right, all,
              qPrintable(wrong.join(QStringLiteral(", "))));
        QVERIFY(right * 100 >= all * 95);
    }

    void oneText_tellsItMostly() {
        int right = 0;
        int all = 0;
        QStringList wrong;
        for (const Language& given : languages())
            for (const char* text : given.texts) {
                EncodingEvidence evidence;
                evidence.add(encoded(given.codec, text));
                if (evidence.empty())
                    continue;
                ++all;
                // What counts is that it can be read.
                if (decode(encoded(given.codec, text), evidence.verdict()) ==
                    QString::fromUtf8(text))
                    ++right;
                else
                    wrong << QStringLiteral("%1 as %2")
                                 .arg(QString::fromUtf8(text))
                                 .arg(int(evidence.verdict()));
            }
        qInfo("one text: %d of %d: %s", right, all, qPrintable(wrong.join(QStringLiteral(", "))));
        QVERIFY(right * 100 >= all * 90);
    }

    void ofAsciiAlone_nothingIsSaid() {
        EncodingEvidence evidence;
        evidence.add("Abbey Road");
        QVERIFY(evidence.empty());
        QCOMPARE(evidence.verdict(), Western);
    }

    void aTextCutOffInACharacter_isReadWithoutIt() {
        const QByteArray whole = encoded("windows-31j", "残酷な天使のテーゼ");
        QCOMPARE(decode(whole.chopped(1), Japanese), QStringLiteral("残酷な天使のテー"));
        EncodingEvidence evidence;
        evidence.add(whole.chopped(1));
        QCOMPARE(evidence.verdict(), Japanese);
        const QByteArray utf8 = QStringLiteral("Sigur Rós í Þjóð").toUtf8();
        QCOMPARE(decode(utf8.chopped(1), Utf8), QStringLiteral("Sigur Rós í Þjó"));
    }

    void marks_keepTheBytes() {
        const QByteArray bytes = "Bj\xf6rk \xff\x80";
        const QString text = marked(bytes);
        QVERIFY(isMarked(text));
        QCOMPARE(legacyBytes(text), bytes);
        QCOMPARE(readAs(text.left(5), Western), QStringLiteral("Björk"));
        QCOMPARE(readAs(QStringLiteral("Björk"), Cyrillic), QStringLiteral("Björk"));
        QCOMPARE(readAs(QStringLiteral("пять ") + marked("\xf6"), Western),
                 QStringLiteral("пять ö"));
    }
};

QTEST_APPLESS_MAIN(TestEncodings)
#include "tst_catalogue_encodings.moc"
