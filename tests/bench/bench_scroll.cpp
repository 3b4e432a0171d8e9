// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QEvent>
#include <QEventLoop>
#include <QScrollBar>
#include <QTimer>
#include <random>

#include "tests/bench/bench_window.h"
#include "tests/bench/benches.h"
#include "tests/bench/block_meter.h"
#include "tests/bench/figure.h"
#include "tests/bench/made_library.h"
#include "ui/library/song_table.h"
#include "ui/shell/main_window.h"

namespace linnet::bench {
namespace {

/// Quits a loop when all rows on the screen were painted with what they say.
class RowsPainted final : public QObject {
 public:
    RowsPainted(ui::SongTable& table, QEventLoop& loop) : m_table(table), m_loop(loop) {
        table.viewport()->installEventFilter(this);
    }
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint) {
            // After this paint, which the filter sees first.
            QTimer::singleShot(0, this, [this] {
                if (complete())
                    m_loop.quit();
            });
        }
        return QObject::eventFilter(watched, event);
    }
    [[nodiscard]] bool complete() const {
        const QRect view = m_table.viewport()->rect();
        const QModelIndex first = m_table.indexAt({view.width() / 2, 2});
        const int rows = m_table.songs().rowCount();
        int row = first.isValid() ? first.row() : m_table.topRow();
        for (; row < rows; ++row) {
            const QRect rect = m_table.visualRect(m_table.songs().index(row, 0));
            if (rect.top() > view.bottom())
                break;
            if (!m_table.songs().row(row))
                return false;
        }
        return true;
    }

 private:
    ui::SongTable& m_table;
    QEventLoop& m_loop;
};

}  // namespace

bool benchScroll(const Options& options) {
    const MadeLibrary& library = madeLibrary(options.quick ? 20'000 : 1'000'000);
    BenchWindow window(library);
    auto* table = window.songsTable();
    if (!table) {
        std::fputs("linnet_bench: scroll: the window shows no songs\n", stderr);
        return false;
    }
    BlockMeter meter;
    std::mt19937 random(11);
    std::vector<double> times;
    const int jumps = options.quick ? 50 : 400;
    for (int i = 0; i < jumps; ++i) {
        QEventLoop loop;
        const RowsPainted painted(*table, loop);
        QElapsedTimer timer;
        QTimer::singleShot(0, &loop, [&] {
            timer.start();
            table->verticalScrollBar()->setValue(static_cast<int>(
                random() % static_cast<unsigned>(table->verticalScrollBar()->maximum())));
        });
        QTimer::singleShot(std::chrono::seconds(5), &loop, &QEventLoop::quit);
        loop.exec();
        if (!painted.complete())
            return false;
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    QJsonObject facts = rangeOf(times);
    facts.insert(QStringLiteral("songs"), static_cast<qint64>(library.songs()));
    facts.insert(QStringLiteral("p50_ms"), median(times));
    print({QStringLiteral("scroll"), QStringLiteral("page_p99_ms"), quantile(times, 0.99),
           QStringLiteral("ms"), QStringLiteral("<=30"), times.size(), facts});
    print({QStringLiteral("scroll"),
           QStringLiteral("longest_block_ms"),
           meter.longestMs(),
           QStringLiteral("ms"),
           QStringLiteral("<=16"),
           times.size(),
           {{QStringLiteral("songs"), static_cast<qint64>(library.songs())},
            {QStringLiteral("cpu_ms"), meter.longestCpuMs()}}});
    return true;
}

}  // namespace linnet::bench
