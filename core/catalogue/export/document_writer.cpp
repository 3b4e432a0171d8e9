// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/export/document_writer.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace linnet::catalogue {
namespace {

constexpr qsizetype kBlock = 256 << 10;

QByteArray toBytes(const QJsonValue& value) {
    // QJsonDocument writes arrays and objects only.
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

}  // namespace

DocumentWriter::DocumentWriter(Out out) : m_out(std::move(out)) {
    write("{");
}

void DocumentWriter::name(const QString& name) {
    write(m_first ? "\n" : ",\n");
    m_first = false;
    write(toBytes(name) + ": ");
}

void DocumentWriter::field(const QString& of, const QJsonValue& value) {
    name(of);
    write(toBytes(value));
}

void DocumentWriter::beginList(const QString& of) {
    name(of);
    write("[");
    m_firstEntry = true;
}

Result<> DocumentWriter::add(const QJsonObject& entry) {
    write(m_firstEntry ? "\n" : ",\n");
    m_firstEntry = false;
    write(QJsonDocument(entry).toJson(QJsonDocument::Compact));
    return m_state;
}

void DocumentWriter::endList() {
    write("]");
}

void DocumentWriter::write(const QByteArray& bytes) {
    m_waiting += bytes;
    if (m_waiting.size() >= kBlock)
        std::ignore = flush();
}

Result<> DocumentWriter::flush() {
    if (m_state)
        m_state = m_out(m_waiting);
    m_waiting.clear();
    return m_state;
}

Result<> DocumentWriter::finish() {
    write("\n}\n");
    return flush();
}

}  // namespace linnet::catalogue
