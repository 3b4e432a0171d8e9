// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/covers.h"

#include <QBuffer>
#include <QCache>
#include <QImageReader>
#include <QLoggingCategory>
#include <algorithm>
#include <cmath>
#include <vector>

#include "core/catalogue/catalogue_service.h"
#include "ui/ask.h"

Q_LOGGING_CATEGORY(lcCovers, "linnet.covers")

namespace linnet::ui {

namespace {

constexpr int kMaxKilobytes = 32 * 1024;
constexpr std::size_t kMaxUnderWay = 2;
constexpr std::size_t kMaxWaiting = 64;  // older wishes are made again when they are painted again
constexpr std::size_t kMaxRefused = 4096;
constexpr int kMaxSourceSide = 8192;  // an image beyond this is no cover but an attack on memory

struct Wish {
    storage::ContentHash artwork;
    int pixels = 0;
    friend bool operator==(const Wish&, const Wish&) = default;
};

/// Of an artwork or of a name, at a size.
QByteArray cacheKey(const QByteArray& what, int pixels) {
    return what + QByteArray::number(pixels);
}

}  // namespace

class Covers::Impl {
 public:
    Impl(Covers& owner, Context& context) : m_owner(owner), m_context(context) {
        m_pixmaps.setMaxCost(kMaxKilobytes);
    }

    void setSession(std::optional<Session> session) {
        ++m_generation;
        m_session = std::move(session);
        m_pixmaps.clear();
        m_waiting.clear();
        m_underWay.clear();
        m_refused.clear();
    }

    QPixmap cover(const std::optional<storage::ContentHash>& artwork, const QString& name, int side,
                  qreal ratio) {
        const int pixels = std::max(1, static_cast<int>(std::lround(side * ratio)));
        QPixmap pixmap = artwork ? ofArtwork({*artwork, pixels}) : QPixmap();
        if (pixmap.isNull())
            pixmap = ofName(name, pixels);
        pixmap.setDevicePixelRatio(ratio);
        return pixmap;
    }

 private:
    QPixmap ofArtwork(const Wish& wish) {
        if (const QPixmap* known = m_pixmaps.object(cacheKey(wish.artwork.toBytes(), wish.pixels)))
            return *known;
        if (m_session && !m_refused.contains(wish.artwork) &&
            std::ranges::find(m_underWay, wish) == m_underWay.end()) {
            std::erase(m_waiting, wish);
            m_waiting.push_back(wish);
            if (m_waiting.size() > kMaxWaiting)
                m_waiting.erase(m_waiting.begin());
            send();
        }
        return {};
    }

    QPixmap ofName(const QString& name, int pixels) {
        const QByteArray key = cacheKey("n:" + name.toUtf8() + ':', pixels);
        if (const QPixmap* known = m_pixmaps.object(key))
            return *known;
        return keep(key, drawn(name, pixels));
    }

    QPixmap keep(const QByteArray& key, const QImage& image) {
        QPixmap pixmap = QPixmap::fromImage(image);
        const auto kilobytes = static_cast<int>(image.sizeInBytes() / 1024 + 1);
        m_pixmaps.insert(key, new QPixmap(pixmap), kilobytes);
        return pixmap;
    }

    void send() {
        while (m_session && !m_waiting.empty() && m_underWay.size() < kMaxUnderWay) {
            const Wish wish = m_waiting.back();  // what was painted last is what is looked at
            m_waiting.pop_back();
            m_underWay.push_back(wish);
            ask(
                &m_owner,
                [catalogue = &m_context.catalogue, session = *m_session, wish]() -> QImage {
                    const auto bytes = catalogue->artwork(session, wish.artwork);
                    if (!bytes) {
                        qCInfo(lcCovers) << "no artwork:" << bytes.error().detail;
                        return {};
                    }
                    return decoded(*bytes, wish.pixels);
                },
                [this, wish, generation = m_generation](const QImage& image) {
                    if (generation == m_generation)
                        arrive(wish, image);
                });
        }
    }

    void arrive(const Wish& wish, const QImage& image) {
        std::erase(m_underWay, wish);
        if (image.isNull()) {
            if (m_refused.size() >= static_cast<qsizetype>(kMaxRefused))
                m_refused.clear();
            m_refused.insert(wish.artwork);
        } else {
            keep(cacheKey(wish.artwork.toBytes(), wish.pixels), image);
        }
        send();
        if (!image.isNull())
            Q_EMIT m_owner.arrived(wish.artwork);
    }

    Covers& m_owner;
    Context& m_context;
    std::optional<Session> m_session;
    std::uint64_t m_generation = 0;
    QCache<QByteArray, QPixmap> m_pixmaps;  ///< cost in kilobytes
    std::vector<Wish> m_waiting;            ///< latest last
    std::vector<Wish> m_underWay;
    QSet<storage::ContentHash> m_refused;  ///< no image that can be drawn

    friend class Covers;
};

Covers::Covers(Context& context, QObject* parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(*this, context)) {}

Covers::~Covers() = default;

void Covers::setSession(std::optional<Session> session) {
    m_impl->setSession(std::move(session));
}

QPixmap Covers::cover(const std::optional<storage::ContentHash>& artwork, const QString& name,
                      int side, qreal devicePixelRatio) {
    return m_impl->cover(artwork, name, side, devicePixelRatio);
}

int Covers::keptKilobytes() const {
    return static_cast<int>(m_impl->m_pixmaps.totalCost());
}

QImage Covers::decoded(const QByteArray& bytes, int pixels) {
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid()) {
        if (size.width() > kMaxSourceSide || size.height() > kMaxSourceSide)
            return {};
        // A JPEG is decoded at the nearest size at once; what is left is scaled smoothly.
        const int shorter = std::min(size.width(), size.height());
        if (shorter > pixels * 2)
            reader.setScaledSize(size * (2.0 * pixels / shorter));
    }
    QImage image = reader.read();
    if (image.isNull())
        return {};
    const int side = std::min(image.width(), image.height());
    image = image.copy((image.width() - side) / 2, (image.height() - side) / 2, side, side);
    return image.scaled(pixels, pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

}  // namespace linnet::ui
