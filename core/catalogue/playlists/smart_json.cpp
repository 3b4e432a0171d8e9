// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/playlists/smart_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>
#include <cmath>

namespace linnet::catalogue {
namespace {

constexpr int kVersion = 1;

// In the order of the enums. What stands in a file never changes.
constexpr std::array kFields = {
    "title",    "artist",      "album_artist", "album",           "genre",
    "composer", "comment",     "file_name",    "format",          "year",
    "track",    "disc",        "length",       "bitrate",         "sample_rate",
    "loudness", "plays",       "skips",        "rating",          "favourite",
    "added",    "last_played", "first_played", "favourite_since", "playlist"};
constexpr std::array kOps = {"is",      "is_not",  "is_one_of",   "contains",        "contains_not",
                             "starts",  "ends",    "above",       "at_least",        "below",
                             "at_most", "between", "in_the_last", "not_in_the_last", "before",
                             "after",   "known",   "unknown"};
constexpr std::array kOrders = {"title",  "artist",          "album", "year",
                                "length", "added",           "plays", "last_played",
                                "rating", "favourite_since", "random"};

template <class Enum, std::size_t N>
QString nameOf(const std::array<const char*, N>& names, Enum value) {
    return QString::fromLatin1(names[static_cast<std::size_t>(value)]);
}

template <class Enum, std::size_t N>
std::optional<Enum> named(const std::array<const char*, N>& names, const QJsonValue& name) {
    const QString text = name.toString();
    for (std::size_t i = 0; i < N; ++i) {
        if (text == QLatin1StringView(names[i]))
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

bool hasTwoEnds(RuleOp op) {
    return op == RuleOp::Between;
}

QJsonObject json(const Rule& rule) {
    QJsonObject object{{QStringLiteral("field"), nameOf(kFields, rule.field)},
                       {QStringLiteral("op"), nameOf(kOps, rule.op)}};
    if (!rule.text.isEmpty())
        object.insert(QStringLiteral("text"), rule.text);
    if (rule.from != 0)
        object.insert(QStringLiteral("from"), rule.from);
    if (hasTwoEnds(rule.op))
        object.insert(QStringLiteral("to"), rule.to);
    return object;
}

void write(QJsonObject& object, const RuleGroup& group) {
    QJsonArray members;
    for (const Rule& rule : group.rules)
        members.append(json(rule));
    for (const RuleGroup& inner : group.groups) {
        QJsonObject member;
        write(member, inner);
        members.append(member);
    }
    object.insert(QStringLiteral("match"),
                  group.any ? QStringLiteral("any") : QStringLiteral("all"));
    object.insert(QStringLiteral("rules"), members);
}

Result<Rule> ruleOf(const QJsonObject& object) {
    const auto field = named<RuleField>(kFields, object.value(QStringLiteral("field")));
    const auto op = named<RuleOp>(kOps, object.value(QStringLiteral("op")));
    if (!field || !op)
        return fail(ErrorCode::InvalidInput, QStringLiteral("a rule that is not known"));
    Rule rule{*field, *op, object.value(QStringLiteral("text")).toString(),
              object.value(QStringLiteral("from")).toDouble(),
              object.value(QStringLiteral("to")).toDouble()};
    return rule;
}

Result<RuleGroup> groupOf(const QJsonObject& object, int depth) {
    if (depth > kMaxRuleDepth)
        return fail(ErrorCode::InvalidInput, QStringLiteral("nested too deeply"));
    RuleGroup group;
    const QString match = object.value(QStringLiteral("match")).toString();
    if (match != QStringLiteral("all") && match != QStringLiteral("any"))
        return fail(ErrorCode::InvalidInput, QStringLiteral("match"));
    group.any = match == QStringLiteral("any");
    if (!object.value(QStringLiteral("rules")).isArray())
        return fail(ErrorCode::InvalidInput, QStringLiteral("no rules"));
    const QJsonArray members = object.value(QStringLiteral("rules")).toArray();
    for (const QJsonValue& member : members) {
        const QJsonObject inner = member.toObject();
        if (inner.contains(QStringLiteral("match"))) {
            auto read = groupOf(inner, depth + 1);
            if (!read)
                return read;
            group.groups.push_back(std::move(*read));
        } else {
            auto read = ruleOf(inner);
            if (!read)
                return fail(std::move(read.error()));
            group.rules.push_back(std::move(*read));
        }
    }
    return group;
}

Result<int> checked(const RuleGroup& group, int depth) {
    if (depth > kMaxRuleDepth)
        return fail(ErrorCode::InvalidInput, QStringLiteral("nested too deeply"));
    auto count = static_cast<int>(group.rules.size());
    for (const Rule& rule : group.rules) {
        const auto& ops = opsOf(rule.field);
        if (std::ranges::find(ops, rule.op) == ops.end())
            return fail(ErrorCode::InvalidInput, QStringLiteral("a comparison of another field"));
        if (!std::isfinite(rule.from) || !std::isfinite(rule.to))
            return fail(ErrorCode::InvalidInput, QStringLiteral("no number"));
    }
    for (const RuleGroup& inner : group.groups) {
        const auto within = checked(inner, depth + 1);
        if (!within)
            return within;
        count += *within;
    }
    return count;
}

}  // namespace

Result<> validate(const SmartRules& rules) {
    const auto count = checked(rules.root, 1);
    if (!count)
        return fail(count.error());
    if (*count > kMaxRules)
        return fail(ErrorCode::InvalidInput, QStringLiteral("too many rules"));
    if (rules.limit && *rules.limit < 1)
        return fail(ErrorCode::InvalidInput, QStringLiteral("limit"));
    return {};
}

QByteArray toJson(const SmartRules& rules) {
    QJsonObject object;
    write(object, rules.root);
    object.insert(QStringLiteral("version"), kVersion);
    object.insert(QStringLiteral("order"), nameOf(kOrders, rules.order));
    object.insert(QStringLiteral("descending"), rules.descending);
    object.insert(QStringLiteral("seed"), static_cast<qint64>(rules.seed));
    if (rules.limit)
        object.insert(QStringLiteral("limit"), *rules.limit);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<SmartRules> rulesFromJson(const QByteArray& json) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return fail(ErrorCode::InvalidInput, error.errorString());
    const QJsonObject object = document.object();
    const int version = object.value(QStringLiteral("version")).toInt();
    if (version > kVersion)
        return fail(ErrorCode::NewerVersion, QString::number(version));
    if (version < 1)
        return fail(ErrorCode::InvalidInput, QStringLiteral("version"));
    auto root = groupOf(object, 1);
    if (!root)
        return fail(std::move(root.error()));
    const auto order = named<SmartOrder>(kOrders, object.value(QStringLiteral("order")));
    if (!order)
        return fail(ErrorCode::InvalidInput, QStringLiteral("order"));
    SmartRules rules;
    rules.root = std::move(*root);
    rules.order = *order;
    rules.descending = object.value(QStringLiteral("descending")).toBool();
    rules.seed = static_cast<std::uint32_t>(object.value(QStringLiteral("seed")).toInteger());
    const QJsonValue limit = object.value(QStringLiteral("limit"));
    if (!limit.isUndefined())
        rules.limit = limit.toInt();
    if (auto valid = validate(rules); !valid)
        return fail(std::move(valid.error()));
    return rules;
}

}  // namespace linnet::catalogue
