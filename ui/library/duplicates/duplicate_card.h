// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/library/duplicates/duplicate_facts.h"
#include "ui/theme/covers.h"

class QGridLayout;

namespace linnet::ui {

/// One group, its songs side by side: what each is, a way to hear it, and to keep it. Where they do
/// not fit beside one another they stand in rows. GUI thread only.
class DuplicateCard final : public QWidget {
    Q_OBJECT

 public:
    DuplicateCard(Covers& covers, ShownDuplicates shown, QWidget* parent);
    [[nodiscard]] const ShownDuplicates& shown() const { return m_shown; }
    /// While an answer is on its way no other one is taken.
    void setBusy(bool busy);

 Q_SIGNALS:
    void playRequested(linnet::SongId song);
    void keepRequested(std::size_t song);
    void keepAllRequested();

 protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    QWidget* column(Covers& covers, std::size_t index, const std::vector<DuplicateFact>& facts);
    void arrange();

    ShownDuplicates m_shown;
    std::vector<QWidget*> m_columns;
    QGridLayout* m_grid;
    int m_across = 0;
};

}  // namespace linnet::ui
