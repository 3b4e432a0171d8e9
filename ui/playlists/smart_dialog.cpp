// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/smart_dialog.h"

#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "ui/ask.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/playlists/rule_group_editor.h"
#include "ui/playlists/rule_words.h"
#include "ui/playlists/smart_preview.h"
#include "ui/playlists/undo_steps.h"
#include "ui/theme/choice_box.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::Playlist;
using catalogue::PlaylistKind;
using catalogue::PlaylistService;
using catalogue::SmartOrder;
using catalogue::SmartRules;

namespace {

constexpr std::array kLimits = {10, 25, 50, 100, 250, 500, 1000};
constexpr int kPreviewSoonMs = 150;

struct Ordered {
    SmartOrder order;
    bool descending;
};
constexpr std::array kOrders = {
    Ordered{SmartOrder::Title, false},         Ordered{SmartOrder::Artist, false},
    Ordered{SmartOrder::Album, false},         Ordered{SmartOrder::Year, false},
    Ordered{SmartOrder::Year, true},           Ordered{SmartOrder::Length, false},
    Ordered{SmartOrder::Length, true},         Ordered{SmartOrder::Added, true},
    Ordered{SmartOrder::Added, false},         Ordered{SmartOrder::Plays, true},
    Ordered{SmartOrder::Plays, false},         Ordered{SmartOrder::LastPlayed, true},
    Ordered{SmartOrder::LastPlayed, false},    Ordered{SmartOrder::Rating, true},
    Ordered{SmartOrder::FavouriteSince, true}, Ordered{SmartOrder::Random, false}};

}  // namespace

class SmartDialog::Impl {
 public:
    Impl(SmartDialog& dialog, Context& context, Covers& covers, Session session)
        : m_dialog(dialog), m_context(context), m_session(std::move(session)) {
        dialog.setObjectName(QStringLiteral("smartDialog"));
        dialog.setAttribute(Qt::WA_DeleteOnClose);
        dialog.setModal(true);
        dialog.setWindowTitle(tr("New smart playlist"));
        dress();
        QObject::connect(&Theme::instance(), &Theme::changed, &dialog, [this] { dress(); });
        auto* label = new TextLabel(TextSize::Small, QFont::Normal, &Palette::secondary, &dialog);
        label->setText(tr("Name"));
        m_name = new QLineEdit(&dialog);
        m_name->setObjectName(QStringLiteral("smartName"));
        m_name->setAccessibleName(tr("Name"));
        m_name->setMaxLength(1000);
        label->setBuddy(m_name);

        m_scroll = new QScrollArea(&dialog);
        m_scroll->setFrameShape(QFrame::NoFrame);
        m_scroll->setWidgetResizable(true);
        m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_scroll->setFocusPolicy(Qt::NoFocus);
        m_scroll->viewport()->setAutoFillBackground(false);

        m_limit = new ChoiceBox(QStringLiteral("smartLimit"), tr("How many songs"), &dialog);
        m_limit->addItem(words::smartLimit(std::nullopt), 0);
        for (const int limit : kLimits)
            m_limit->addItem(words::smartLimit(limit), limit);
        m_order = new ChoiceBox(QStringLiteral("smartOrder"), tr("In which order"), &dialog);
        m_order->setMaxVisibleItems(static_cast<int>(kOrders.size()));
        for (const Ordered& one : kOrders)
            m_order->addItem(words::smartOrder(one.order, one.descending));
        auto* choices = new QHBoxLayout;
        choices->setSpacing(14);
        choices->addWidget(m_limit, 1);
        choices->addWidget(m_order, 1);

        m_preview = new SmartPreview(context, covers, &dialog);
        m_message = new TextLabel(TextSize::Body, QFont::Normal, &Palette::bad, &dialog);
        m_message->setObjectName(QStringLiteral("smartMessage"));
        m_message->setWordWrap(true);
        auto* cancel = new QPushButton(tr("Cancel"), &dialog);
        cancel->setObjectName(QStringLiteral("smartCancel"));
        cancel->setAutoDefault(false);
        m_save = new QPushButton(tr("Save"), &dialog);
        m_save->setObjectName(QStringLiteral("smartSave"));
        m_save->setProperty("primary", true);
        m_save->setDefault(true);
        auto* buttons = new QHBoxLayout;
        buttons->setSpacing(10);
        buttons->addWidget(m_message, 1);
        buttons->addWidget(cancel);
        buttons->addWidget(m_save);

        auto* column = new QVBoxLayout(&dialog);
        column->setContentsMargins(24, 24, 24, 22);
        column->setSpacing(0);
        column->addWidget(label);
        column->addSpacing(6);
        column->addWidget(m_name);
        column->addSpacing(16);
        column->addWidget(m_scroll, 1);
        column->addSpacing(16);
        column->addLayout(choices);
        column->addSpacing(16);
        column->addWidget(m_preview);
        column->addSpacing(18);
        column->addLayout(buttons);
        dialog.resize(680, 720);

        m_soon.setSingleShot(true);
        m_soon.setInterval(kPreviewSoonMs);
        QObject::connect(&m_soon, &QTimer::timeout, &dialog, [this] { showPreview(); });
        const auto changed = [this] { m_soon.start(); };
        QObject::connect(m_limit, &QComboBox::activated, &dialog, changed);
        QObject::connect(m_order, &QComboBox::activated, &dialog, changed);
        QObject::connect(cancel, &QPushButton::clicked, &dialog, &QDialog::reject);
        QObject::connect(m_save, &QPushButton::clicked, &dialog, [this] { save(); });

        m_rules.root.rules.push_back({});
        m_rules.seed = QRandomGenerator::global()->generate();
        m_rules.limit = 100;
        loadPlaylists();
        m_name->setFocus();
    }

    static QString tr(const char* text) { return SmartDialog::tr(text); }

    void dress() {
        QPalette colours = m_dialog.palette();
        colours.setColor(QPalette::Window, linnet::ui::palette().raised);
        m_dialog.setPalette(colours);
    }

    /// What the rules can name is known first, then they are shown.
    void loadPlaylists() {
        ask(
            &m_dialog,
            [catalogue = &m_context.catalogue, session = m_session] {
                return catalogue->playlists().list(session);
            },
            [this](const Result<std::vector<Playlist>>& playlists) {
                if (playlists) {
                    for (const Playlist& playlist : *playlists)
                        if (playlist.kind == PlaylistKind::Manual)
                            m_playlists.push_back(playlist);
                }
                m_listed = true;
                showRules();
            });
    }

    void load(const Playlist& playlist) {
        m_id = playlist.id;
        m_dialog.setWindowTitle(tr("Edit smart playlist"));
        m_name->setText(playlist.name);
        m_loading = true;
        ask(
            &m_dialog,
            [catalogue = &m_context.catalogue, session = m_session, id = playlist.id] {
                return catalogue->playlists().rules(session, id);
            },
            [this](const Result<SmartRules>& rules) {
                m_loading = false;
                if (!rules)
                    return m_message->setText(words::error(rules.error()));
                m_rules = *rules;
                showRules();
            });
    }

    void showRules() {
        if (!m_listed || m_loading)
            return;
        m_editor = new RuleGroupEditor(m_rules.root, m_playlists, 1, m_scroll);
        m_scroll->setWidget(m_editor);
        m_editor->setAutoFillBackground(false);
        QObject::connect(m_editor, &RuleGroupEditor::changed, &m_dialog,
                         [this] { m_soon.start(); });
        int limit = m_limit->findData(m_rules.limit.value_or(0));
        if (limit < 0) {
            m_limit->addItem(words::smartLimit(m_rules.limit), *m_rules.limit);
            limit = m_limit->count() - 1;
        }
        m_limit->setCurrentIndex(limit);
        for (std::size_t i = 0; i < kOrders.size(); ++i) {
            if (kOrders[i].order == m_rules.order && kOrders[i].descending == m_rules.descending)
                m_order->setCurrentIndex(static_cast<int>(i));
        }
        showPreview();
    }

    [[nodiscard]] SmartRules rules() const {
        SmartRules rules = m_rules;
        if (m_editor)
            rules.root = m_editor->group();
        const auto& order = kOrders[static_cast<std::size_t>(m_order->currentIndex())];
        rules.order = order.order;
        rules.descending = order.descending;
        const int limit = m_limit->currentData().toInt();
        rules.limit = limit > 0 ? std::optional(limit) : std::nullopt;
        return rules;
    }

    void showPreview() { m_preview->show(m_session, rules()); }

    void save() {
        if (m_name->text().trimmed().isEmpty()) {
            m_message->setText(tr("Give the playlist a name."));
            return m_name->setFocus();
        }
        if (!m_editor || !m_editor->isValid())
            return m_message->setText(tr("One of the values cannot be read. Check the rules."));
        m_save->setEnabled(false);
        using Saved = Result<std::pair<PlaylistId, PlaylistUndo>>;
        ask(
            &m_dialog,
            [catalogue = &m_context.catalogue, session = m_session,
             smart = PlaylistService::Smart{m_name->text().trimmed(), rules()},
             id = m_id]() -> Saved {
                auto& playlists = catalogue->playlists();
                if (!id) {
                    const auto made = playlists.createSmart(session, smart.name, smart.rules);
                    if (!made)
                        return fail(made.error());
                    return std::pair(*made, undoOfMaking(*made, smart.name));
                }
                const auto before = playlists.setSmart(session, *id, smart);
                if (!before)
                    return fail(before.error());
                return std::pair(*id, undoOfRules(*id, *before, smart.name));
            },
            [this](const Saved& saved) {
                m_save->setEnabled(true);
                if (!saved)
                    return m_message->setText(words::error(saved.error()));
                Q_EMIT m_dialog.saved(saved->first, saved->second);
                m_dialog.accept();
            });
    }

    SmartDialog& m_dialog;
    Context& m_context;
    Session m_session;
    std::optional<PlaylistId> m_id;
    SmartRules m_rules;
    std::vector<Playlist> m_playlists;
    bool m_listed = false;
    bool m_loading = false;
    QLineEdit* m_name = nullptr;
    QScrollArea* m_scroll = nullptr;
    RuleGroupEditor* m_editor = nullptr;
    ChoiceBox* m_limit = nullptr;
    ChoiceBox* m_order = nullptr;
    SmartPreview* m_preview = nullptr;
    TextLabel* m_message = nullptr;
    QPushButton* m_save = nullptr;
    QTimer m_soon;
};

SmartDialog::SmartDialog(Context& context, Covers& covers, Session session, QWidget* parent)
    : QDialog(parent), m_impl(std::make_unique<Impl>(*this, context, covers, std::move(session))) {}

SmartDialog::~SmartDialog() = default;

void SmartDialog::load(const Playlist& playlist) {
    m_impl->load(playlist);
}

}  // namespace linnet::ui
