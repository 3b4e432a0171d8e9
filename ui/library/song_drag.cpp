// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/song_drag.h"

#include <QCoreApplication>
#include <cstring>
#include <optional>

namespace linnet::ui {
namespace {

/// Keys mean nothing in another process.
QString format() {
    return QLatin1String(kSongsMime) +
           QStringLiteral(";process=%1").arg(QCoreApplication::applicationPid());
}

const QString kUriList = QStringLiteral("text/uri-list");

class SongsMime final : public QMimeData {
 public:
    SongsMime(std::vector<catalogue::SongKey> keys, DragFiles files)
        : m_keys(std::move(keys)), m_files(std::move(files)) {}

    [[nodiscard]] bool hasFormat(const QString& type) const override {
        return (m_files && type == kUriList) || QMimeData::hasFormat(type);
    }
    [[nodiscard]] QStringList formats() const override {
        return m_files ? QMimeData::formats() + QStringList{kUriList} : QMimeData::formats();
    }

 protected:
    [[nodiscard]] QVariant retrieveData(const QString& type, QMetaType wanted) const override {
        if (!m_files || type != kUriList)
            return QMimeData::retrieveData(type, wanted);
        if (!m_uriList)
            m_uriList = m_files(m_keys);
        return *m_uriList;
    }

 private:
    std::vector<catalogue::SongKey> m_keys;
    DragFiles m_files;
    mutable std::optional<QByteArray> m_uriList;
};

}  // namespace

QMimeData* songsMime(std::span<const catalogue::SongKey> keys, DragFiles files) {
    auto* mime = new SongsMime({keys.begin(), keys.end()}, std::move(files));
    mime->setData(format(), QByteArray(reinterpret_cast<const char*>(keys.data()),
                                       static_cast<qsizetype>(keys.size_bytes())));
    return mime;
}

bool hasSongs(const QMimeData* mime) {
    return mime && mime->hasFormat(format());
}

std::vector<catalogue::SongKey> songsFrom(const QMimeData& mime) {
    const QByteArray bytes = mime.data(format());
    std::vector<catalogue::SongKey> keys(static_cast<std::size_t>(bytes.size()) /
                                         sizeof(catalogue::SongKey));
    if (!keys.empty())
        std::memcpy(keys.data(), bytes.constData(), keys.size() * sizeof(catalogue::SongKey));
    return keys;
}

}  // namespace linnet::ui
