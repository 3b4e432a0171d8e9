// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <QByteArrayView>
#include <QString>
#include <array>
#include <chrono>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

#include "storage/content_hash.h"

/// Values into statements and out of columns. Indexes count from 1 for parameters and from 0 for
/// columns, as in SQLite. What is bound is copied.
namespace linnet::storage {

inline void bind(SQLite::Statement& statement, int index, const QString& text) {
    statement.bind(index, text.toStdString());
}

inline void bind(SQLite::Statement& statement, int index, const std::string& utf8) {
    statement.bind(index, utf8);
}
inline void bind(SQLite::Statement& statement, int index, int value) {
    statement.bind(index, value);
}
inline void bind(SQLite::Statement& statement, int index, std::int64_t value) {
    statement.bind(index, value);
}

template <std::same_as<double> Number>  // no whole numbers
void bind(SQLite::Statement& statement, int index, Number value) {
    statement.bind(index, value);
}

inline void bind(SQLite::Statement& statement, int index, const ContentHash& hash) {
    statement.bind(index, hash.bytes().data(), static_cast<int>(hash.bytes().size()));
}

template <std::size_t N>
void bind(SQLite::Statement& statement, int index, const std::array<std::uint8_t, N>& bytes) {
    statement.bind(index, bytes.data(), static_cast<int>(N));
}

/// An id.
template <class I>
requires requires(const I& id) {
    id.bytes().size();
    id.isNull();
}
void bind(SQLite::Statement& statement, int index, const I& id) {
    statement.bind(index, id.bytes().data(), static_cast<int>(id.bytes().size()));
}

template <class Clock, class Duration>
void bind(SQLite::Statement& statement, int index,
          const std::chrono::time_point<Clock, Duration>& time) {
    using std::chrono::milliseconds;
    bind(statement, index,
         static_cast<std::int64_t>(
             std::chrono::duration_cast<milliseconds>(time.time_since_epoch()).count()));
}

/// NULL for nothing.
template <class T>
void bind(SQLite::Statement& statement, int index, const std::optional<T>& value) {
    if (value)
        bind(statement, index, *value);
    else
        statement.bind(index);
}

[[nodiscard]] inline QString text(const SQLite::Statement& statement, int column) {
    const SQLite::Column value = statement.getColumn(column);
    const char* utf8 = value.getText();
    return QString::fromUtf8(utf8, value.getBytes());
}

/// Both are valid until the statement is stepped or reset.
[[nodiscard]] inline std::string_view utf8(const SQLite::Statement& statement, int column) {
    const SQLite::Column value = statement.getColumn(column);
    const char* text = value.getText();
    return {text, static_cast<std::size_t>(value.getBytes())};
}
[[nodiscard]] inline QByteArrayView blob(const SQLite::Statement& statement, int column) {
    const SQLite::Column value = statement.getColumn(column);
    const auto* bytes = static_cast<const char*>(value.getBlob());
    return {bytes, value.getBytes()};
}

[[nodiscard]] inline std::int64_t number(const SQLite::Statement& statement, int column) {
    return statement.getColumn(column).getInt64();
}

[[nodiscard]] inline std::optional<int> maybeInt(const SQLite::Statement& statement, int column) {
    const SQLite::Column value = statement.getColumn(column);
    return value.isNull() ? std::nullopt : std::optional(value.getInt());
}

[[nodiscard]] inline std::optional<double> maybeDouble(const SQLite::Statement& statement,
                                                       int column) {
    const SQLite::Column value = statement.getColumn(column);
    return value.isNull() ? std::nullopt : std::optional(value.getDouble());
}

[[nodiscard]] inline std::optional<ContentHash> maybeHash(const SQLite::Statement& statement,
                                                          int column) {
    return ContentHash::fromBytes(blob(statement, column));
}

}  // namespace linnet::storage
