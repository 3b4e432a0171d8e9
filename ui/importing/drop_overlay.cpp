// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/drop_overlay.h"

#include <QAccessible>
#include <QDropEvent>
#include <QMimeData>
#include <QPainter>
#include <QTimer>
#include <stop_token>

#include "ui/ask.h"
#include "ui/importing/dropped_paths.h"
#include "ui/importing/file_count.h"
#include "ui/importing/words.h"
#include "ui/library/words.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

namespace {

constexpr QSize kCard(620, 320);
constexpr int kCardRadius = 20;
constexpr int kIconSide = 48;
constexpr int kLeaveDelayMs = 60;  // a drag that crosses from child to child leaves and enters

bool hasUris(const QDropEvent& event) {
    return event.mimeData() && event.mimeData()->hasFormat(QStringLiteral("text/uri-list"));
}

}  // namespace

class DropOverlay::Impl {
 public:
    explicit Impl(DropOverlay& overlay, QWidget* host) : m_overlay(overlay), m_host(host) {
        m_leave.setSingleShot(true);
        m_leave.setInterval(kLeaveDelayMs);
        connect(&m_leave, &QTimer::timeout, &overlay, [this] { end(); });
    }
    ~Impl() { m_stop.request_stop(); }

    [[nodiscard]] bool takes(const QDropEvent& event) const {
        return m_accepting && !event.source() && hasUris(event) &&
               event.possibleActions().testFlag(Qt::CopyAction);
    }

    void answer(QDropEvent& event) const {
        event.setDropAction(Qt::CopyAction);
        event.accept();
    }

    void begin(const QMimeData& mime) {
        m_leave.stop();
        const QByteArray list = mime.data(QStringLiteral("text/uri-list"));
        if (m_overlay.isVisible() && list == m_list)
            return;
        m_list = list;
        m_dropped = pathsFromUriList(list);
        say();
        count();
        m_overlay.setGeometry(m_host->rect());
        m_overlay.raise();
        m_overlay.show();
    }

    void end() {
        m_leave.stop();
        m_stop.request_stop();
        ++m_counting;
        m_overlay.hide();
        m_list.clear();
        m_dropped = {};
    }

    void drop(const QMimeData& mime) {
        end();
        const DroppedPaths dropped = pathsFromMime(mime);
        if (dropped.elsewhere > 0)
            Q_EMIT m_overlay.messaged(
                dropped.paths.empty()
                    ? tr("Only files on this computer can be added. Save it here first, then drop "
                         "the file.")
                    : tr("What does not lie on this computer was left out. Save it here first, "
                         "then drop the file."));
        if (!dropped.paths.empty())
            Q_EMIT m_overlay.filesDropped(dropped.paths);
    }

    void say() {
        const auto files = static_cast<std::int64_t>(m_dropped.paths.size());
        if (files == 0) {
            setTitle(tr("These are not files"));
            m_subtitle = tr("Only files on this computer can be added.");
            return;
        }
        m_subtitle = tr("Copies go into your library. The originals are left alone.");
        setTitle(files == 1
                     ? tr("Drop to add “%1”").arg(import_words::fileName(m_dropped.paths.front()))
                     : tr("Drop to add %1 files").arg(words::number(files)));
    }

    void count() {
        m_stop.request_stop();
        m_stop = std::stop_source();
        if (m_dropped.paths.empty())
            return;
        ask(
            &m_overlay,
            [paths = m_dropped.paths, stop = m_stop.get_token()] {
                return countFiles(paths, stop);
            },
            [this, counting = ++m_counting](const FileCount& count) {
                const bool oneFile = m_dropped.paths.size() == 1 && count.files == 1;
                if (counting != m_counting || oneFile)
                    return;
                const QString number = words::number(count.files);
                setTitle(count.files == 0   ? tr("There is no music in this folder")
                         : count.more       ? tr("Drop to add more than %1 files").arg(number)
                         : count.files == 1 ? tr("Drop to add 1 file")
                                            : tr("Drop to add %1 files").arg(number));
            });
    }

    void setTitle(const QString& title) {
        m_title = title;
        m_overlay.setAccessibleName(title);
        m_overlay.update();
    }

    void paint() {
        const Palette& colours = linnet::ui::palette();
        QPainter painter(&m_overlay);
        painter.setRenderHint(QPainter::Antialiasing);
        QColor dim = colours.dark ? QColor(Qt::black) : colours.window;
        dim.setAlphaF(colours.dark ? 0.6F : 0.7F);
        painter.fillRect(m_overlay.rect(), dim);

        const QSize size = kCard.boundedTo(m_overlay.size() - QSize(32, 32));
        QRectF card(QPointF(0, 0), QSizeF(size));
        card.moveCenter(QRectF(m_overlay.rect()).center());
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.window);  // the empty page's words would show between its own
        painter.drawRoundedRect(card, kCardRadius, kCardRadius);
        QPen dashes(colours.accent, 2, Qt::CustomDashLine, Qt::FlatCap);
        dashes.setDashPattern({3, 2.5});
        painter.setPen(dashes);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), kCardRadius, kCardRadius);

        const QFont title = Theme::instance().font(TextSize::Title, QFont::Bold);
        const QFont text = Theme::instance().font(TextSize::Body);
        const double middle = card.center().y();
        painter.drawPixmap(QPointF(card.center().x() - kIconSide / 2.0, middle - 70),
                           iconPixmap(QStringLiteral("import"), colours.accent, kIconSide,
                                      m_overlay.devicePixelRatioF()));
        const QRectF line(card.left() + 24, 0, card.width() - 48, 40);
        painter.setFont(title);
        painter.setPen(colours.text);
        painter.drawText(line.translated(0, middle), Qt::AlignCenter,
                         QFontMetrics(title).elidedText(m_title, Qt::ElideMiddle,
                                                        static_cast<int>(line.width())));
        painter.setFont(text);
        painter.setPen(colours.secondary);
        painter.drawText(line.translated(0, middle + 42), Qt::AlignCenter | Qt::TextWordWrap,
                         m_subtitle);
    }

    DropOverlay& m_overlay;
    QWidget* m_host;
    bool m_accepting = true;
    QTimer m_leave;
    QByteArray m_list;
    DroppedPaths m_dropped;
    QString m_title;
    QString m_subtitle;
    std::stop_source m_stop;
    std::uint64_t m_counting = 0;
};

DropOverlay::DropOverlay(QWidget* host)
    : QWidget(host), m_impl(std::make_unique<Impl>(*this, host)) {
    setObjectName(QStringLiteral("dropOverlay"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    host->setAcceptDrops(true);
    host->installEventFilter(this);
}

DropOverlay::~DropOverlay() = default;

void DropOverlay::setAccepting(bool accepting) {
    m_impl->m_accepting = accepting;
    if (!accepting)
        m_impl->end();
}

bool DropOverlay::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_impl->m_host)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
        case QEvent::DragEnter:
        case QEvent::DragMove: {
            auto& drag = static_cast<QDragMoveEvent&>(*event);
            if (!m_impl->takes(drag))
                return false;
            if (event->type() == QEvent::DragEnter)
                m_impl->begin(*drag.mimeData());
            m_impl->answer(drag);
            return true;
        }
        case QEvent::DragLeave:
            if (isVisible())
                m_impl->m_leave.start();
            return false;
        case QEvent::Drop: {
            auto& drop = static_cast<QDropEvent&>(*event);
            if (!m_impl->takes(drop))
                return false;
            m_impl->answer(drop);
            m_impl->drop(*drop.mimeData());
            return true;
        }
        case QEvent::Resize:
            if (isVisible())
                setGeometry(m_impl->m_host->rect());
            return false;
        default:
            return false;
    }
}

void DropOverlay::paintEvent(QPaintEvent*) {
    m_impl->paint();
}

}  // namespace linnet::ui
