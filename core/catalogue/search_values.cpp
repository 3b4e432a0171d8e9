// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/search_values.h"

#include <QDateTime>

namespace linnet::catalogue {
namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr qsizetype kMostDigits = 9;

/// A value covers what it does not say: 1990s ten years, 2024-05 a month, 3m a minute.
struct Span {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

std::optional<std::int64_t> digits(QStringView text) {
    if (text.isEmpty() || text.size() > kMostDigits)
        return std::nullopt;
    std::int64_t value = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

std::optional<Span> year(QStringView text) {
    const bool decade = text.endsWith(u's');
    const auto value = digits(decade ? text.chopped(1) : text);
    if (!value)
        return std::nullopt;
    return decade ? Span{*value, *value + 9} : Span{*value, *value};
}

std::optional<Span> length(QStringView text) {
    if (const qsizetype colon = text.indexOf(u':'); colon >= 0) {
        const qsizetype second = text.indexOf(u':', colon + 1);
        const auto a = digits(text.first(colon));
        const auto b = digits(second < 0 ? text.sliced(colon + 1)
                                         : text.sliced(colon + 1, second - colon - 1));
        const auto c =
            second < 0 ? std::optional<std::int64_t>(0) : digits(text.sliced(second + 1));
        if (!a || !b || !c)
            return std::nullopt;
        const std::int64_t at =
            second < 0 ? *a * kMinute + *b * kSecond : *a * kHour + *b * kMinute + *c * kSecond;
        return Span{at, at + kSecond - 1};
    }
    std::int64_t unit = kMinute;
    QStringView number = text;
    if (text.endsWith(u"min")) {
        number = text.chopped(3);
    } else if (text.endsWith(u's') || text.endsWith(u'm') || text.endsWith(u'h')) {
        unit = text.back() == u's' ? kSecond : text.back() == u'm' ? kMinute : kHour;
        number = text.chopped(1);
    }
    const auto value = digits(number);
    if (!value)
        return std::nullopt;
    return Span{*value * unit, *value * unit + unit - 1};
}

std::optional<Span> date(QStringView text) {
    const auto parts = text.split(u'-');
    const auto y = digits(parts[0]);
    if (!y || *y < 1970 || *y > 9999 || parts.size() > 3)
        return std::nullopt;
    const auto m = parts.size() > 1 ? digits(parts[1]) : std::optional<std::int64_t>(1);
    const auto d = parts.size() > 2 ? digits(parts[2]) : std::optional<std::int64_t>(1);
    if (!m || !d)
        return std::nullopt;
    const QDate first(static_cast<int>(*y), static_cast<int>(*m), static_cast<int>(*d));
    if (!first.isValid())
        return std::nullopt;
    const QDate next = parts.size() == 1   ? first.addYears(1)
                       : parts.size() == 2 ? first.addMonths(1)
                                           : first.addDays(1);
    return Span{first.startOfDay().toMSecsSinceEpoch(), next.startOfDay().toMSecsSinceEpoch() - 1};
}

/// "30d" in milliseconds.
std::optional<std::int64_t> age(QStringView text) {
    if (text.size() < 2)
        return std::nullopt;
    const auto value = digits(text.chopped(1));
    if (!value || *value > 100'000)
        return std::nullopt;
    switch (text.back().unicode()) {
        case u'h':
            return *value * kHour;
        case u'd':
            return *value * kDay;
        case u'w':
            return *value * 7 * kDay;
        case u'm':
            return *value * 30 * kDay;
        case u'y':
            return *value * 365 * kDay;
        default:
            return std::nullopt;
    }
}

std::optional<Span> spanOf(SearchNumber number, QStringView text) {
    switch (number) {
        case SearchNumber::Year:
            return year(text);
        case SearchNumber::Added:
            return date(text);
        case SearchNumber::Length:
            return length(text);
        case SearchNumber::Plays:
        case SearchNumber::Rating:
            break;
    }
    const auto value = digits(text);
    return value ? std::optional(Span{*value, *value}) : std::nullopt;
}

enum class Comparison : std::uint8_t { Equal, Less, LessOrEqual, More, MoreOrEqual };

Comparison comparison(QStringView& value) {
    const auto take = [&](QStringView sign) {
        if (!value.startsWith(sign))
            return false;
        value = value.sliced(sign.size());
        return true;
    };
    if (take(u">=") || take(u"\u2265"))
        return Comparison::MoreOrEqual;
    if (take(u"<=") || take(u"\u2264"))
        return Comparison::LessOrEqual;
    if (take(u">"))
        return Comparison::More;
    if (take(u"<"))
        return Comparison::Less;
    take(u"=");
    return Comparison::Equal;
}

}  // namespace

std::optional<SearchRange> searchRange(SearchNumber number, const QString& value, Timestamp now) {
    if (const qsizetype dots = value.indexOf(QStringLiteral("..")); dots >= 0) {
        const QStringView low = QStringView(value).first(dots);
        const QStringView high = QStringView(value).sliced(dots + 2);
        const auto first = spanOf(number, low);
        const auto last = spanOf(number, high);
        if ((!low.isEmpty() && !first) || (!high.isEmpty() && !last) || (!first && !last))
            return std::nullopt;
        SearchRange range;
        if (first)
            range.from = first->first;
        if (last)
            range.to = last->last;
        if (range.from && range.to && *range.from > *range.to)
            return SearchRange{last->first, first->last};
        return range;
    }
    QStringView rest(value);
    const Comparison how = comparison(rest);
    if (number == SearchNumber::Added) {
        if (const auto ago = age(rest)) {
            const std::int64_t then =
                std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch())
                    .count() -
                *ago;
            // Longer ago is earlier.
            if (how == Comparison::More || how == Comparison::MoreOrEqual)
                return SearchRange{{}, then};
            return SearchRange{then, {}};
        }
    }
    const auto span = spanOf(number, rest);
    if (!span)
        return std::nullopt;
    switch (how) {
        case Comparison::Less:
            return SearchRange{{}, span->first - 1};
        case Comparison::LessOrEqual:
            return SearchRange{{}, span->last};
        case Comparison::More:
            return SearchRange{span->last + 1, {}};
        case Comparison::MoreOrEqual:
            return SearchRange{span->first, {}};
        case Comparison::Equal:
            break;
    }
    return SearchRange{span->first, span->last};
}

}  // namespace linnet::catalogue
