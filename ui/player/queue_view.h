// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace linnet::ui {

class Covers;
class QueueModel;

/// The rows of the queue panel: cover, title, artist and time. The selected rows are dragged to
/// reorder, or moved with Alt and an arrow; they stand together then.
class QueueView final : public QListView {
    Q_OBJECT

 public:
    static constexpr int kRow = 50;

    QueueView(QueueModel& model, Covers& covers, QWidget* parent);

    /// Ascending.
    [[nodiscard]] std::vector<int> selectedRowsAscending() const;

 Q_SIGNALS:
    void jumpRequested(int row);
    /// Ascending, at least one.
    void removeRequested(const std::vector<int>& rows);

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void dropEvent(QDropEvent* event) override;

 private:
    void moveSelected(int by);
    void moveTo(const std::vector<int>& rows, int before);

    QueueModel& m_queue;
};

}  // namespace linnet::ui
