// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <functional>

#include "storage/result.h"

namespace linnet::catalogue {

/// Writes one JSON object entry by entry, so that a million songs need no memory: its fields in the
/// order in which they come, each entry of a list on a line of its own. What `out` answered wrongly
/// once is answered to everything after.
class DocumentWriter {
 public:
    using Out = std::function<Result<>(QByteArrayView bytes)>;
    explicit DocumentWriter(Out out);

    void field(const QString& name, const QJsonValue& value);
    void beginList(const QString& name);
    Result<> add(const QJsonObject& entry);
    void endList();
    [[nodiscard]] Result<> finish();

 private:
    void name(const QString& name);
    void write(const QByteArray& bytes);
    Result<> flush();

    Out m_out;
    QByteArray m_waiting;
    bool m_first = true;       ///< no field yet
    bool m_firstEntry = true;  ///< of the list
    Result<> m_state;
};

}  // namespace linnet::catalogue
