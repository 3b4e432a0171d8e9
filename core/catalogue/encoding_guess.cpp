// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/encoding_guess.h"

#include <QString>
#include <array>
#include <limits>
#include <memory>

#include "core/catalogue/legacy_text.h"

namespace linnet::catalogue {
namespace {

constexpr qsizetype kMostBytes = 4096;
constexpr qsizetype kMostOfOne = 200;  // lyrics say more than enough with their beginning

// All costs in bits.
constexpr double kAscii = 4;
constexpr double kMeaningless = 30;
constexpr double kCutOff = 6;  ///< half a character at the end: ID3v1 has room for 30 bytes
constexpr double kBetweenScripts = 10;

constexpr std::array kCandidates{
    TextEncoding::Western,
    TextEncoding::Utf8,
    TextEncoding::CentralEuropean,
    TextEncoding::Cyrillic,
    TextEncoding::CyrillicKoi8,
    TextEncoding::Greek,
    TextEncoding::Japanese,
    TextEncoding::SimplifiedChinese,
    TextEncoding::TraditionalChinese,
    TextEncoding::Korean,
};

/// Before any text is seen: what such tags are mostly in.
double prior(TextEncoding encoding) {
    switch (encoding) {
        case TextEncoding::Utf8:
        case TextEncoding::Western:
            return 0;
        case TextEncoding::CentralEuropean:
            return 5;
        case TextEncoding::CyrillicKoi8:
        case TextEncoding::Greek:
            return 8;
        case TextEncoding::Cyrillic:
            return 2;
        default:
            return 3;
    }
}

bool isAscii(unsigned char byte) {
    return byte < 0x80;
}
bool isAsciiLetter(QChar c) {
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

// --- one byte a character ----------------------------------------------------------------------

/// Cost of each letter (lower case); what is not listed is `rest` when a letter.
struct Alphabet {
    QString often, seldom, rare;
    double often_, seldom_, rare_, rest;
};

const Alphabet& alphabetOf(TextEncoding encoding) {
    static const Alphabet western{QStringLiteral("éèêàâäöüßñçáíóúåøæ"),
                                  QStringLiteral("ëïîôûãìòù"),
                                  QStringLiteral("õðþýÿœšž"),
                                  5,
                                  6.5,
                                  9,
                                  13};
    static const Alphabet central{QStringLiteral("áéíóúöüäčěřšžýąęłżśćńőű"),
                                  QStringLiteral("ůťďňźăâîşţßđ"),
                                  QStringLiteral("ľĺôŕ"),
                                  5,
                                  6.5,
                                  10,
                                  14};
    static const Alphabet cyrillic{QStringLiteral("оеаинтсрвлкмдпу"),
                                   QStringLiteral("яыьзбгчйхжшюцщэфъ"),
                                   QStringLiteral("ёіїєґўјљњћђџ"),
                                   4,
                                   6,
                                   8.5,
                                   13};
    static const Alphabet greek{QStringLiteral("αοιετσνηυρπκλςμ"),
                                QStringLiteral("άέήίόύώδγωθχφβξζψ"),
                                QStringLiteral("ϊϋΐΰ"),
                                4,
                                6,
                                10,
                                13};
    switch (encoding) {
        case TextEncoding::CentralEuropean:
            return central;
        case TextEncoding::Cyrillic:
        case TextEncoding::CyrillicKoi8:
            return cyrillic;
        case TextEncoding::Greek:
            return greek;
        default:
            return western;
    }
}

double letterCost(const Alphabet& alphabet, QChar letter) {
    const QChar lower = letter.toLower();
    if (alphabet.often.contains(lower))
        return alphabet.often_;
    if (alphabet.seldom.contains(lower))
        return alphabet.seldom_;
    return alphabet.rare.contains(lower) ? alphabet.rare_ : alphabet.rest;
}

double symbolCost(QChar symbol) {
    static const QString common = QStringLiteral("’“”„«»–—…№‘´");
    static const QString uncommon = QStringLiteral("°©®™·¡¿½¼&§ªº");
    if (common.contains(symbol))
        return 8;
    return uncommon.contains(symbol) || symbol == QChar::Nbsp ? 11 : 15;
}

double singleByteCost(const QByteArray& bytes, TextEncoding encoding) {
    const Alphabet& alphabet = alphabetOf(encoding);
    // Languages in Latin letters put theirs among ASCII ones; the others write whole words.
    const bool latin =
        encoding == TextEncoding::Western || encoding == TextEncoding::CentralEuropean;
    const QString text = decode(bytes, encoding);
    double cost = 0;
    QChar before;
    int run = 0;  // letters beyond ASCII in a row
    bool asciiInWord = false;
    const auto endWord = [&](qsizetype letters) {
        if (latin && letters >= 3 && !asciiInWord)
            cost += 6.0 * static_cast<double>(letters - 2);
        asciiInWord = false;
    };
    qsizetype letters = 0;
    for (const QChar c : text) {
        const bool letter = c.isLetter();
        if (!letter) {
            endWord(letters);
            letters = 0;
        }
        if (c.unicode() < 0x80) {
            cost += kAscii;
            if (isAsciiLetter(c)) {
                ++letters;
                asciiInWord = true;
                if (!latin && run > 0)
                    cost += kBetweenScripts;
                // A capital within a word, behind one of ours in lower case.
                if (c.isUpper() && before.isLower() && run > 0)
                    cost += 6;
            }
            run = 0;
        } else if (c == QChar::ReplacementCharacter || c.category() == QChar::Other_Control) {
            cost += kMeaningless;
            run = 0;
        } else if (letter) {
            ++letters;
            ++run;
            cost += letterCost(alphabet, c);
            if (c.isUpper())
                cost += before.isLower() ? 8.0 : before.isUpper() ? 0.5 : 2.0;
            else if (before.isUpper() && run > 2 && letters > 2)
                cost += 3;  // "ABc"
            if (latin && run == 2)
                cost += 3;
            else if (latin && run > 2)
                cost += 6;
            if (!latin && isAsciiLetter(before))
                cost += kBetweenScripts;
        } else {
            cost += symbolCost(c);
            if (before.isLetter())
                cost += 2;
            run = 0;
        }
        before = c;
    }
    endWord(letters);
    return cost;
}

// --- two bytes a character ---------------------------------------------------------------------

/// What the songs of a language are about. The characters that make up a good part of its titles.
QString frequent(TextEncoding encoding) {
    switch (encoding) {
        case TextEncoding::SimplifiedChinese:
            return QStringLiteral(
                "的我你是一不了在爱人有这个们来到心天上想说要和就没生时地大那过会可以能都为他她子去"
                "好看多"
                "中得年下走情梦风雨花月夜海星歌曲音乐里样把让再回家无么什给声光小红白黑城手世界"
                "自己永远今相信如果还吗吧最后别快寂寞等待感觉难忘路成知道听见远飞云水春秋冬明日"
                "周杰伦王菲张学友刘德华陈林李专辑唱片精选演会国语同名");
        case TextEncoding::TraditionalChinese:
            return QStringLiteral(
                "的我你是一不了在愛人有這個們來到心天上想說要和就沒生時地大那過會可以能都為他她子去"
                "好看多"
                "中得年下走情夢風雨花月夜海星歌曲音樂裡樣把讓再回家無麼什給聲光小紅白黑城手世界"
                "自己永遠今相信如果還嗎吧最後別快寂寞等待感覺難忘路成知道聽見遠飛雲水春秋冬明日"
                "周杰倫王菲張學友劉德華陳林李專輯唱片精選演會國語同名");
        case TextEncoding::Korean:
            return QStringLiteral(
                "이다는을의에가나너사랑한하고지그대도기로를은아라어자리니인마시내해있없수것들게서만"
                "우여오주"
                "보음안날스전일부정노래말눈물비밤별꿈길소년녀봄바람미제장중상거야요세면려원구강김박"
                "조용진신영"
                "왜더처럼까지편끝모든속으여름가을겨울당신행복잊혀이별그리움친구하늘");
        default:
            return {};
    }
}

/// The cost of each pair of bytes, made once.
class PairCosts {
 public:
    explicit PairCosts(TextEncoding encoding) {
        m_costs.fill(static_cast<float>(kMeaningless));
        const QString often = frequent(encoding);
        for (int lead = 0x81; lead <= 0xfe; ++lead) {
            QByteArray pairs;
            for (int trail = 0x40; trail <= 0xfe; ++trail)
                pairs.append(static_cast<char>(lead)).append(static_cast<char>(trail)).append('\n');
            const QStringList texts = decode(pairs, encoding).split(QLatin1Char('\n'));
            for (int trail = 0x40; trail <= 0xfe && trail - 0x40 < texts.size(); ++trail) {
                const QString& text = texts[trail - 0x40];
                // Two characters: one of each byte, unless it is one beyond the first 65 536.
                const bool one =
                    text.size() == 1 || (text.size() == 2 && text[0].isHighSurrogate());
                if (!one || text.contains(QChar::ReplacementCharacter) || text[0].unicode() < 0x80)
                    continue;
                const double cost = text.size() == 1 && often.contains(text[0])
                                        ? 7.0
                                        : byLevel(encoding, lead, trail, text[0]);
                m_costs[static_cast<std::size_t>(lead << 8 | trail)] = static_cast<float>(cost);
            }
        }
    }

    [[nodiscard]] double of(unsigned char lead, unsigned char trail) const {
        return static_cast<double>(m_costs[static_cast<std::size_t>(lead << 8 | trail)]);
    }

 private:
    static bool isHiragana(QChar c) { return c.unicode() >= 0x3041 && c.unicode() <= 0x309e; }
    static bool isKatakana(QChar c) { return c.unicode() >= 0x30a1 && c.unicode() <= 0x30fe; }

    /// The standards put what is in daily use first: GB 2312 from B0 to D7, Big5 to C6, JIS X 0208
    /// to 98, KS X 1001's Hangul from B0 to C8.
    static double byLevel(TextEncoding encoding, int lead, int trail, QChar c) {
        const bool ideograph = c.unicode() >= 0x4e00 && c.unicode() <= 0x9fff;
        switch (encoding) {
            case TextEncoding::Japanese:
                if (isHiragana(c))
                    return 7;
                if (isKatakana(c))
                    return 8;
                if (ideograph)
                    return lead < 0x98 ? 11.5 : 17;
                return lead == 0x81 ? 9.5 : 15;
            case TextEncoding::SimplifiedChinese:
                if (ideograph && trail >= 0xa1 && lead >= 0xb0 && lead <= 0xf7)
                    return lead <= 0xd7 ? 12.3 : 17;
                if (isHiragana(c) || isKatakana(c))
                    return 14;
                if (lead == 0xa1 || lead == 0xa3)
                    return 10;
                return 20;
            case TextEncoding::TraditionalChinese:
                if (ideograph && lead >= 0xa4 && lead <= 0xf9)
                    return lead <= 0xc6 ? 12.6 : 17;
                return lead == 0xa1 ? 10 : 20;
            default:
                if (c.unicode() >= 0xac00 && c.unicode() <= 0xd7a3)
                    return lead >= 0xb0 && trail >= 0xa1 ? 11.5 : 20;
                if (ideograph)
                    return 17;
                return lead == 0xa1 || lead == 0xa3 ? 10 : 16;
        }
    }

    std::array<float, 0x10000> m_costs{};
};

const PairCosts& pairCosts(TextEncoding encoding) {
    static const std::unique_ptr<const PairCosts> japanese =
        std::make_unique<PairCosts>(TextEncoding::Japanese);
    static const std::unique_ptr<const PairCosts> simplified =
        std::make_unique<PairCosts>(TextEncoding::SimplifiedChinese);
    static const std::unique_ptr<const PairCosts> traditional =
        std::make_unique<PairCosts>(TextEncoding::TraditionalChinese);
    static const std::unique_ptr<const PairCosts> korean =
        std::make_unique<PairCosts>(TextEncoding::Korean);
    switch (encoding) {
        case TextEncoding::Japanese:
            return *japanese;
        case TextEncoding::SimplifiedChinese:
            return *simplified;
        case TextEncoding::TraditionalChinese:
            return *traditional;
        default:
            return *korean;
    }
}

double doubleByteCost(const QByteArray& bytes, TextEncoding encoding) {
    const PairCosts& costs = pairCosts(encoding);
    double cost = 0;
    bool asciiLetterBefore = false;
    bool pairBefore = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (isAscii(byte)) {
            cost += kAscii;
            asciiLetterBefore = isAsciiLetter(QLatin1Char(bytes[i]));
            if (asciiLetterBefore && pairBefore)
                cost += 5;
            pairBefore = false;
            continue;
        }
        // Half-width katakana: real, and what any other encoding looks like.
        if (encoding == TextEncoding::Japanese && byte >= 0xa1 && byte <= 0xdf) {
            cost += 9.5;
            asciiLetterBefore = pairBefore = false;
            continue;
        }
        if (i + 1 == bytes.size()) {
            cost += kCutOff;
            break;
        }
        const auto trail = static_cast<unsigned char>(bytes[i + 1]);
        const double pair = costs.of(byte, trail);
        cost += pair;
        if (pair < kMeaningless)
            ++i;
        if (asciiLetterBefore)
            cost += 5;
        asciiLetterBefore = false;
        pairBefore = true;
    }
    return cost;
}

double utf8Cost(const QByteArray& bytes) {
    // Nothing else is valid UTF-8 by chance, but for the end that was cut off.
    for (qsizetype cut = 0; cut <= std::min<qsizetype>(3, bytes.size()); ++cut) {
        const QString text = QString::fromUtf8(bytes.chopped(cut));
        if (text.contains(QChar::ReplacementCharacter))
            continue;
        double cost = cut == 0 ? 0 : kCutOff;
        bool tells = false;
        for (const QChar c : text) {
            cost += kAscii;
            tells = tells || c.unicode() >= 0x80;
        }
        if (tells)
            return cost;
        break;
    }
    return kMeaningless * static_cast<double>(bytes.size());
}

}  // namespace

double encodingCost(const QByteArray& text, TextEncoding encoding) {
    switch (encoding) {
        case TextEncoding::Utf8:
            return utf8Cost(text);
        case TextEncoding::Japanese:
        case TextEncoding::SimplifiedChinese:
        case TextEncoding::TraditionalChinese:
        case TextEncoding::Korean:
            return doubleByteCost(text, encoding);
        default:
            return singleByteCost(text, encoding);
    }
}

void EncodingEvidence::add(const QByteArray& text) {
    const QByteArray part = text.left(kMostOfOne);
    const bool tells = std::any_of(part.begin(), part.end(), [](char byte) {
        return !isAscii(static_cast<unsigned char>(byte));
    });
    if (!tells || m_bytes + part.size() > kMostBytes || !m_texts.insert(part).second)
        return;
    m_bytes += part.size();
    m_verdict.reset();
}

TextEncoding EncodingEvidence::verdict() const {
    if (m_verdict)
        return *m_verdict;
    TextEncoding best = TextEncoding::Western;
    double least = std::numeric_limits<double>::max();
    for (const TextEncoding encoding : kCandidates) {
        if (m_texts.empty())
            break;
        double cost = prior(encoding);
        for (const QByteArray& text : m_texts)
            cost += encodingCost(text, encoding);
        if (cost < least) {
            least = cost;
            best = encoding;
        }
    }
    m_verdict = best;
    return best;
}

}  // namespace linnet::catalogue
