// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDBusArgument>
#include <QImage>
#include <QMetaType>

namespace linnet::app {

/// The "image-data" hint of the Desktop Notifications Specification (1.2): (iiibiiay).
struct NotificationImage {
    int width = 0;
    int height = 0;
    int bytesPerLine = 0;
    bool alpha = true;
    int bitsPerSample = 8;
    int channels = 4;
    QByteArray pixels;  ///< RGBA, row by row

    [[nodiscard]] static NotificationImage of(const QImage& image) {
        const QImage rgba = image.convertToFormat(QImage::Format_RGBA8888);
        return {rgba.width(),
                rgba.height(),
                static_cast<int>(rgba.bytesPerLine()),
                true,
                8,
                4,
                QByteArray(reinterpret_cast<const char*>(rgba.constBits()), rgba.sizeInBytes())};
    }
};

inline QDBusArgument& operator<<(QDBusArgument& argument, const NotificationImage& image) {
    argument.beginStructure();
    argument << image.width << image.height << image.bytesPerLine << image.alpha
             << image.bitsPerSample << image.channels << image.pixels;
    argument.endStructure();
    return argument;
}

inline const QDBusArgument& operator>>(const QDBusArgument& argument, NotificationImage& image) {
    argument.beginStructure();
    argument >> image.width >> image.height >> image.bytesPerLine >> image.alpha >>
        image.bitsPerSample >> image.channels >> image.pixels;
    argument.endStructure();
    return argument;
}

}  // namespace linnet::app

Q_DECLARE_METATYPE(linnet::app::NotificationImage)
