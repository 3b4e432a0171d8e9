// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/rule_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>
#include <cmath>

#include "ui/library/words.h"

namespace linnet::ui::words {

using catalogue::Rule;
using catalogue::RuleField;
using catalogue::RuleKind;
using catalogue::RuleOp;
using catalogue::SmartOrder;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("linnet::ui::SmartDialog", text);
}

bool isDays(RuleOp op) {
    return op == RuleOp::InTheLast || op == RuleOp::NotInTheLast;
}

QString plainNumber(double value) {
    return QString::number(value, 'f', std::floor(value) == value ? 0 : 1);
}

QString withUnit(RuleField field, double value) {
    switch (field) {
        case RuleField::Length:
            return words::time(std::chrono::milliseconds(std::llround(value * 1000)));
        case RuleField::Bitrate:
            return tr("%1 kbit/s").arg(plainNumber(value));
        case RuleField::SampleRate:
            return tr("%1 Hz").arg(plainNumber(value));
        case RuleField::Loudness:
            return tr("%1 LUFS").arg(plainNumber(value));
        case RuleField::Rating:
            return plainNumber(value / 20);
        default:
            return plainNumber(value);
    }
}

/// "3:30", "-16 LUFS", "1 990": the number at its beginning, in the field's unit.
std::optional<double> numberOf(RuleField field, const QString& text) {
    static const QRegularExpression clock(QStringLiteral("^(?:(\\d+):)?(\\d+):([0-5]?\\d)$"));
    static const QRegularExpression number(QStringLiteral("^[-−–]?\\d+(?:[.,]\\d+)?"));
    QString plain = text.trimmed();
    plain.remove(QChar(0x202f)).remove(QChar(0x00a0));
    if (field == RuleField::Length) {
        if (const auto match = clock.match(plain); match.hasMatch())
            return match.captured(1).toDouble() * 3600 + match.captured(2).toDouble() * 60 +
                   match.captured(3).toDouble();
    }
    const auto match = number.match(plain);
    if (!match.hasMatch())
        return std::nullopt;
    QString digits = match.captured();
    digits.replace(u',', u'.').replace(QChar(0x2212), u'-').replace(QChar(0x2013), u'-');
    const double value = digits.toDouble();
    return field == RuleField::Rating ? value * 20 : value;
}

}  // namespace

QString ruleField(RuleField field) {
    switch (field) {
        case RuleField::Title:
            return tr("Title");
        case RuleField::Artist:
            return tr("Artist");
        case RuleField::AlbumArtist:
            return tr("Album artist");
        case RuleField::Album:
            return tr("Album");
        case RuleField::Genre:
            return tr("Genre");
        case RuleField::Composer:
            return tr("Composer");
        case RuleField::Comment:
            return tr("Comment");
        case RuleField::FileName:
            return tr("File name");
        case RuleField::Format:
            return tr("Format");
        case RuleField::Year:
            return tr("Year");
        case RuleField::Track:
            return tr("Track");
        case RuleField::Disc:
            return tr("Disc");
        case RuleField::Length:
            return tr("Length");
        case RuleField::Bitrate:
            return tr("Bitrate");
        case RuleField::SampleRate:
            return tr("Sample rate");
        case RuleField::Loudness:
            return tr("Loudness");
        case RuleField::Plays:
            return tr("Plays");
        case RuleField::Skips:
            return tr("Skips");
        case RuleField::Rating:
            return tr("Rating");
        case RuleField::Favourite:
            return tr("Favourite");
        case RuleField::Added:
            return tr("Added");
        case RuleField::LastPlayed:
            return tr("Last played");
        case RuleField::FirstPlayed:
            return tr("First played");
        case RuleField::FavouriteSince:
            return tr("Favourite since");
        case RuleField::Playlist:
            return tr("Playlist");
    }
    return {};
}

QString ruleOp(RuleField field, RuleOp op) {
    const RuleKind kind = catalogue::kindOf(field);
    switch (op) {
        case RuleOp::Is:
            return kind == RuleKind::Flag ? tr("yes") : tr("is");
        case RuleOp::IsNot:
            return kind == RuleKind::Flag ? tr("no") : tr("is not");
        case RuleOp::IsOneOf:
            return tr("is one of");
        case RuleOp::Contains:
            return tr("contains");
        case RuleOp::ContainsNot:
            return tr("does not contain");
        case RuleOp::StartsWith:
            return tr("begins with");
        case RuleOp::EndsWith:
            return tr("ends with");
        case RuleOp::Above:
            return tr("is above");
        case RuleOp::AtLeast:
            return tr("is at least");
        case RuleOp::Below:
            return tr("is below");
        case RuleOp::AtMost:
            return tr("is at most");
        case RuleOp::Between:
            return tr("is between");
        case RuleOp::InTheLast:
            return tr("in the last");
        case RuleOp::NotInTheLast:
            return tr("not in the last");
        case RuleOp::Before:
            return tr("before");
        case RuleOp::After:
            return tr("after");
        case RuleOp::IsKnown:
            return kind == RuleKind::Date ? tr("ever") : tr("is known");
        case RuleOp::IsUnknown:
            return kind == RuleKind::Date       ? tr("never")
                   : field == RuleField::Rating ? tr("is not set")
                                                : tr("is unknown");
    }
    return {};
}

QString smartOrder(SmartOrder order, bool descending) {
    switch (order) {
        case SmartOrder::Title:
            return descending ? tr("Title, Z to A") : tr("Title, A to Z");
        case SmartOrder::Artist:
            return descending ? tr("Artist, Z to A") : tr("Artist, A to Z");
        case SmartOrder::Album:
            return descending ? tr("Album, Z to A") : tr("Album, A to Z");
        case SmartOrder::Year:
            return descending ? tr("Newest year first") : tr("Oldest year first");
        case SmartOrder::Length:
            return descending ? tr("Longest first") : tr("Shortest first");
        case SmartOrder::Added:
            return descending ? tr("Most recently added first") : tr("Least recently added first");
        case SmartOrder::Plays:
            return descending ? tr("Most played first") : tr("Least played first");
        case SmartOrder::LastPlayed:
            return descending ? tr("Most recently played first")
                              : tr("Least recently played first");
        case SmartOrder::Rating:
            return descending ? tr("Best rated first") : tr("Worst rated first");
        case SmartOrder::FavouriteSince:
            return descending ? tr("Newest favourites first") : tr("Oldest favourites first");
        case SmartOrder::Random:
            return tr("In random order");
    }
    return {};
}

QString smartLimit(std::optional<int> limit) {
    return limit ? tr("At most %1").arg(words::songs(*limit)) : tr("All songs that match");
}

bool hasValue(const Rule& rule) {
    return rule.op != RuleOp::IsKnown && rule.op != RuleOp::IsUnknown &&
           catalogue::kindOf(rule.field) != RuleKind::Flag;
}

QString ruleValue(const Rule& rule) {
    if (!hasValue(rule))
        return {};
    switch (catalogue::kindOf(rule.field)) {
        case RuleKind::Text:
        case RuleKind::Playlist:
            return rule.text;
        case RuleKind::Date:
            if (isDays(rule.op))
                return rule.from == 1 ? tr("1 day") : tr("%1 days").arg(plainNumber(rule.from));
            if (rule.from == 0)
                return {};
            return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(rule.from))
                .date()
                .toString(Qt::ISODate);
        default:
            break;
    }
    const QString from = withUnit(rule.field, rule.from);
    return rule.op == RuleOp::Between
               ? tr("%1 – %2").arg(from.section(u' ', 0, 0), withUnit(rule.field, rule.to))
               : from;
}

QString ruleHint(const Rule& rule) {
    if (!hasValue(rule))
        return {};
    switch (catalogue::kindOf(rule.field)) {
        case RuleKind::Text:
            return rule.op == RuleOp::IsOneOf ? tr("Ambient, Folk, Jazz") : QString();
        case RuleKind::Date:
            return isDays(rule.op) ? tr("30 days") : tr("year-month-day");
        default:
            break;
    }
    const bool two = rule.op == RuleOp::Between;
    switch (rule.field) {
        case RuleField::Length:
            return two ? tr("2:00 – 5:00") : tr("3:30");
        case RuleField::Loudness:
            return two ? tr("-20 – -14 LUFS") : tr("-16 LUFS");
        default:
            return two ? tr("from – to") : QString();
    }
}

bool parseRuleValue(Rule& rule, const QString& text) {
    if (!hasValue(rule))
        return true;
    const QString plain = text.trimmed();
    switch (catalogue::kindOf(rule.field)) {
        case RuleKind::Text:
        case RuleKind::Playlist:
            rule.text = plain;
            return true;
        case RuleKind::Date: {
            if (isDays(rule.op)) {
                const auto days = numberOf(rule.field, plain);
                if (!days || *days < 0)
                    return false;
                rule.from = *days;
                return true;
            }
            const QDate date = QDate::fromString(plain, Qt::ISODate);
            if (!date.isValid())
                return false;
            rule.from = static_cast<double>(date.startOfDay().toMSecsSinceEpoch());
            return true;
        }
        default:
            break;
    }
    if (rule.op == RuleOp::Between) {
        static const QRegularExpression parting(QStringLiteral("\\s+(?:–|-|to)\\s+|\\.\\."));
        const QStringList ends = plain.split(parting);
        if (ends.size() != 2)
            return false;
        const auto from = numberOf(rule.field, ends[0]);
        const auto to = numberOf(rule.field, ends[1]);
        if (!from || !to)
            return false;
        rule.from = *from;
        rule.to = *to;
        return true;
    }
    const auto value = numberOf(rule.field, plain);
    if (!value)
        return false;
    rule.from = *value;
    return true;
}

}  // namespace linnet::ui::words
