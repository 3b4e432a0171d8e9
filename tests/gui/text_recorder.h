// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPaintDevice>
#include <QPaintEngine>
#include <QStringList>
#include <QWidget>
#include <algorithm>
#include <vector>

namespace linnet::testing {

/// Takes note of the texts that are painted on it, and draws nothing.
class TextRecorder final : public QPaintDevice {
 public:
    /// As large as `widget`, whose picture it takes: widget.render(&recorder).
    explicit TextRecorder(const QWidget& widget) : m_size(widget.size()) {}

    [[nodiscard]] QPaintEngine* paintEngine() const override { return &m_engine; }
    /// From top to bottom, and from left to right.
    [[nodiscard]] QStringList texts() const {
        auto found = m_engine.texts;
        std::ranges::stable_sort(
            found, {}, [](const Text& text) { return std::pair(text.at.y(), text.at.x()); });
        QStringList words;
        for (const Text& text : found)
            words += text.words;
        return words;
    }

 protected:
    int metric(PaintDeviceMetric metric) const override {
        constexpr int kDpi = 96;
        switch (metric) {
            case PdmWidth:
                return m_size.width();
            case PdmHeight:
                return m_size.height();
            case PdmWidthMM:
                return m_size.width() * 254 / (10 * kDpi);
            case PdmHeightMM:
                return m_size.height() * 254 / (10 * kDpi);
            case PdmNumColors:
                return 1 << 24;
            case PdmDepth:
                return 32;
            case PdmDpiX:
            case PdmDpiY:
            case PdmPhysicalDpiX:
            case PdmPhysicalDpiY:
                return kDpi;
            case PdmDevicePixelRatio:
                return 1;
            case PdmDevicePixelRatioScaled:
                return static_cast<int>(devicePixelRatioFScale());
        }
        return 0;
    }

 private:
    struct Text {
        QPointF at;
        QString words;
    };
    class Engine final : public QPaintEngine {
     public:
        Engine() : QPaintEngine(AllFeatures) {}
        bool begin(QPaintDevice*) override { return true; }
        bool end() override { return true; }
        void updateState(const QPaintEngineState&) override {}
        [[nodiscard]] Type type() const override { return User; }
        void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
        void drawPath(const QPainterPath&) override {}
        void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
        void drawTextItem(const QPointF& at, const QTextItem& item) override {
            texts.push_back({painter()->combinedTransform().map(at), item.text()});
        }

        std::vector<Text> texts;
    };

    QSize m_size;
    mutable Engine m_engine;
};

}  // namespace linnet::testing
