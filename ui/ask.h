// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QtConcurrentRun>
#include <type_traits>
#include <utility>

namespace linnet::ui {

/// The threads on which the window's questions to the services wait for the disk. The composition
/// root drains it (waitForDone) before the services go.
[[nodiscard]] QThreadPool& askPool();

/// Runs `work()` on askPool() and hands what it returns to `then(result)` on the receiver's thread;
/// if the receiver is gone by then, the answer is dropped. To be called on the receiver's thread.
/// `work` must not touch the receiver.
template <class Work, class Then>
void ask(QObject* receiver, Work work, Then then) {
    using Answer = std::invoke_result_t<Work&>;
    auto* watcher = new QFutureWatcher<Answer>(receiver);
    QObject::connect(watcher, &QFutureWatcherBase::finished, receiver,
                     [watcher, then = std::move(then)]() mutable {
                         watcher->deleteLater();
                         if constexpr (std::is_void_v<Answer>)
                             then();
                         else
                             then(watcher->future().takeResult());
                     });
    watcher->setFuture(QtConcurrent::run(&askPool(), std::move(work)));
}

}  // namespace linnet::ui
