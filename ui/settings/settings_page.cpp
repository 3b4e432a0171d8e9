// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_page.h"

#include <QDesktopServices>
#include <QFile>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QUrl>
#include <QVBoxLayout>
#include <cmath>

#include "core/playback/playback_service.h"
#include "ui/exporting/export_dialog.h"
#include "ui/importing/words.h"
#include "ui/library/page_title.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/player/line_slider.h"
#include "ui/player/segments.h"
#include "ui/settings/analysis_control.h"
#include "ui/settings/desktop_rows.h"
#include "ui/settings/output_row.h"
#include "ui/settings/preferences.h"
#include "ui/settings/section_button.h"
#include "ui/settings/setting_row.h"
#include "ui/shell/icon_field.h"
#include "ui/shell/keys_dialog.h"
#include "ui/theme/theme.h"
#include "ui/theme/toggle_switch.h"

namespace linnet::ui {
namespace {

constexpr int kNavigation = 190;
constexpr int kContent = 640;
/// Below this the list of parts has no room, and all parts stand under one another.
constexpr int kNarrow = 640;

}  // namespace

class SettingsPage::Impl {
 public:
    Impl(SettingsPage& page, Context& context, const auth::Profile& profile, Session session)
        : m_page(page), m_context(context), m_session(std::move(session)) {
        build();
        makeProfile(profile);
        makeLibrary();
        makeSound();
        makeOutput();
        makeAppearance();
        makeDesktop();
        addSection(tr("Keys"), "settingsKeys")->addWidget(makeKeyList(m_sheet));
        makeAbout();
        m_rows->addStretch(1);
        m_sections.front().button->setChecked(true);
        refresh();
    }

    static QString tr(const char* text) { return SettingsPage::tr(text); }

    struct Section {
        SectionButton* button;
        TextLabel* title;
        QWidget* body;
        QString name;
        std::vector<SettingRow*> rows;
    };

    void build() {
        m_navigation = new QWidget(&m_page);
        m_navigation->setFixedWidth(kNavigation);
        m_buttons = new QVBoxLayout(m_navigation);
        m_buttons->setContentsMargins(0, 0, 0, 0);
        m_buttons->setSpacing(0);
        m_find = new IconField(QStringLiteral("search"), 0, &m_page);
        m_find->setObjectName(QStringLiteral("settingsFind"));
        m_find->setAccessibleName(tr("Find a setting"));
        m_find->setPlaceholderText(tr("Find a setting"));
        m_find->setFixedHeight(34);
        m_nothing = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, &m_page);
        m_nothing->setText(tr("No setting is called that. Another word may find it."));
        m_nothing->setWordWrap(true);
        m_nothing->hide();

        m_sheet = new QWidget(&m_page);
        m_rows = new QVBoxLayout(m_sheet);
        m_rows->setContentsMargins(0, 0, 14, 24);
        m_rows->setSpacing(0);
        auto* scroll = new QScrollArea(&m_page);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setFocusPolicy(Qt::NoFocus);
        scroll->setWidget(m_sheet);

        auto* right = new QVBoxLayout;
        right->setSpacing(12);
        auto* findLine = new QHBoxLayout;
        findLine->setContentsMargins(0, 0, 14, 0);
        findLine->addWidget(m_find);
        right->addLayout(findLine);
        right->addWidget(m_nothing);
        right->addWidget(scroll, 1);
        auto* holder = new QWidget(&m_page);
        holder->setLayout(right);
        right->setContentsMargins(0, 0, 0, 0);
        holder->setMaximumWidth(kContent + 14);

        auto* across = new QHBoxLayout;
        across->setContentsMargins(0, 0, 0, 0);
        across->setSpacing(0);
        auto* left = new QVBoxLayout;
        left->addWidget(m_navigation);
        left->addStretch(1);
        across->addLayout(left);
        m_gap = new QWidget(&m_page);
        m_gap->setFixedWidth(36);
        across->addWidget(m_gap);
        across->addWidget(holder, 1000);
        across->addStretch(1);
        auto* column = new QVBoxLayout(&m_page);
        column->setContentsMargins(metrics::kPageMargin, 8, metrics::kPageMargin - 14, 0);
        column->setSpacing(0);
        column->addWidget(new PageTitle(tr("Settings"), &m_page));
        column->addSpacing(16);
        column->addLayout(across, 1);
        QObject::connect(m_find, &QLineEdit::textChanged, &m_page, [this] { refresh(); });
    }

    QVBoxLayout* addSection(const QString& name, const char* objectName) {
        Section section;
        section.name = name;
        section.button = new SectionButton(name, m_navigation);
        section.button->setObjectName(QString::fromLatin1(objectName));
        m_buttons->addWidget(section.button);
        section.title = new TextLabel(TextSize::Heading, QFont::DemiBold, &Palette::text, m_sheet);
        section.title->setText(name);
        section.title->setContentsMargins(0, 18, 0, 6);
        section.body = new QWidget(m_sheet);
        auto* rows = new QVBoxLayout(section.body);
        rows->setContentsMargins(0, 0, 0, 0);
        rows->setSpacing(0);
        m_rows->addWidget(section.title);
        m_rows->addWidget(section.body);
        QObject::connect(section.button, &QAbstractButton::toggled, &m_page, [this] {
            if (!m_find->text().isEmpty())
                m_find->clear();
            refresh();
        });
        m_sections.push_back(std::move(section));
        return rows;
    }

    SettingRow* addRow(QVBoxLayout* to, const QString& title, const QString& hint,
                       QWidget* control = nullptr) {
        auto* row = new SettingRow(title, hint, control, m_sections.back().body);
        if (control && control->accessibleName().isEmpty())
            control->setAccessibleName(title);
        to->addWidget(row);
        m_sections.back().rows.push_back(row);
        return row;
    }

    QPushButton* button(const char* name, const QString& text) {
        auto* made = new QPushButton(text, m_sheet);
        made->setObjectName(QString::fromLatin1(name));
        made->setAccessibleName(text);
        return made;
    }

    void makeProfile(const auth::Profile& profile) {
        auto* rows = addSection(tr("Profile"), "settingsProfile");
        addRow(rows, tr("Name"), profile.displayName);
        addRow(rows, tr("E-mail"), profile.email);
        auto* change = button("settingsChangePassword", tr("Change…"));
        change->setAccessibleName(tr("Change the password"));
        addRow(rows, tr("Password"), tr("Changing it signs you out everywhere else"), change);
        auto* out = button("settingsSignOut", tr("Sign out"));
        addRow(rows, tr("Sign out"), tr("Stops the music; your library stays as it is"), out);
        auto* everywhere = button("settingsSignOutEverywhere", tr("Sign out everywhere"));
        addRow(rows, tr("Sign out everywhere"),
               tr("Ends every session of this profile, this one as well"), everywhere);
        QObject::connect(change, &QPushButton::clicked, &m_page, &SettingsPage::passwordRequested);
        QObject::connect(out, &QPushButton::clicked, &m_page, &SettingsPage::signOutRequested);
        QObject::connect(everywhere, &QPushButton::clicked, &m_page,
                         &SettingsPage::signOutEverywhereRequested);
    }

    void makeLibrary() {
        auto* rows = addSection(tr("Library"), "settingsLibrary");
        const QString folder = QFile::decodeName(m_context.libraryFolder.c_str());
        auto* open = button("settingsOpenFolder", tr("Open folder"));
        addRow(rows, tr("Place"), folder, open);
        m_songs = addRow(rows, tr("Songs"), {});
        m_size = addRow(rows, tr("Size"), {});
        auto* everything = button("settingsExport", tr("Export…"));
        everything->setAccessibleName(tr("Export everything"));
        addRow(rows, tr("Export everything"),
               tr("Songs as files, playlists, ratings and history; another library can take it in"),
               everything);
        QObject::connect(everything, &QPushButton::clicked, &m_page, [this] {
            catalogue::ExportOrder order;
            order.everything = true;
            ExportDialog::open(m_context, m_session, std::move(order), m_page.window());
        });
        if (m_context.analysis) {
            auto* control = new AnalysisControl(m_context, m_sheet);
            auto* row = addRow(rows, tr("Background analysis"), control->words(), control);
            QObject::connect(control, &AnalysisControl::wordsChanged, row, &SettingRow::setHint);
        }
        m_review = new ToggleSwitch(tr("Review before adding"), m_sheet);
        m_review->setObjectName(QStringLiteral("settingsReview"));
        m_review->setChecked(m_context.preferences.reviewed());
        addRow(rows, tr("Review before adding"),
               tr("Shows what music would be added, and as which albums, before it is"), m_review);
        QObject::connect(m_review, &QAbstractButton::toggled, &m_page,
                         [this](bool on) { m_context.preferences.setReviewed(on); });
        auto* duplicates = button("settingsDuplicates", tr("Show"));
        duplicates->setAccessibleName(tr("Show duplicates"));
        addRow(rows, tr("Duplicates"), tr("Songs that you have twice, side by side"), duplicates);
        QObject::connect(duplicates, &QPushButton::clicked, &m_page,
                         &SettingsPage::duplicatesRequested);
        QObject::connect(open, &QPushButton::clicked, &m_page, [this, folder] {
            if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
                Q_EMIT m_page.messaged(
                    tr("No file manager answered. The library lies in %1.").arg(folder));
        });
    }

    void makeSound() {
        auto* rows = addSection(tr("Sound"), "settingsSound");
        auto* volume = new LineSlider(m_sheet);
        volume->setObjectName(QStringLiteral("settingsVolume"));
        volume->setAccessibleName(tr("Volume"));
        volume->setRange(0, 100);
        volume->setSingleStep(5);
        volume->setPageStep(20);
        volume->setFixedWidth(180);
        auto* row = addRow(rows, tr("Volume"), {}, volume);
        const auto show = [volume, row](double level) {
            const int percent = static_cast<int>(std::lround(level * 100));
            if (!volume->isSliderDown())
                volume->setValue(percent);
            row->setHint(tr("%1 %").arg(percent));
        };
        show(m_context.playback.current().volume);
        QObject::connect(&m_context.playback, &playback::PlaybackService::volumeChanged, volume,
                         show);
        QObject::connect(volume, &LineSlider::moved, &m_page, [this](int percent) {
            if (const auto set = m_context.playback.setVolume(m_session, percent / 100.0); !set)
                Q_EMIT m_page.messaged(words::error(set.error()));
        });
    }

    void makeOutput() {
        auto* row =
            makeOutputRow(m_context.playback, m_context.preferences, m_sections.back().body);
        m_sections.back().body->layout()->addWidget(row);
        m_sections.back().rows.push_back(row);
    }

    void makeAppearance() {
        auto* rows = addSection(tr("Appearance"), "settingsAppearance");
        // In the order of ThemeChoice.
        auto* theme = new Segments(
            QStringLiteral("settingsTheme"),
            {tr("Follow desktop"), tr("Dark"), tr("Light"), tr("High contrast")}, m_sheet);
        theme->setAccessibleName(tr("Theme"));
        const QFontMetrics text(Theme::instance().font(TextSize::Body, QFont::Medium));
        theme->setMinimumWidth(4 * (text.horizontalAdvance(tr("Follow desktop")) + 20));
        theme->setCurrent(static_cast<int>(Theme::instance().choice()));
        addRow(rows, tr("Theme"), tr("Colours of the window"), theme);
        QObject::connect(theme, &Segments::chosen, &m_page, [this](int index) {
            const auto choice = static_cast<ThemeChoice>(index);
            m_context.preferences.setTheme(choice);
            Theme::instance().apply(choice);
        });
        QObject::connect(&Theme::instance(), &Theme::changed, theme, [theme] {
            theme->setCurrent(static_cast<int>(Theme::instance().choice()));
        });
        makeSpectrumRow(rows);
    }

    void makeSpectrumRow(QVBoxLayout* rows) {
        auto* spectrum = new ToggleSwitch(tr("Spectrum"), m_sheet);
        spectrum->setObjectName(QStringLiteral("settingsSpectrum"));
        spectrum->setChecked(m_context.preferences.spectrum());
        addRow(rows, tr("Spectrum"), tr("Bars beside the volume that follow the music"), spectrum);
        QObject::connect(spectrum, &QAbstractButton::toggled, &m_page,
                         [this](bool shown) { m_context.preferences.setSpectrum(shown); });
    }

    void makeDesktop() {
        auto* rows = addSection(tr("Desktop"), "settingsDesktop");
        for (auto* row : makeDesktopRows(m_context.preferences, m_sections.back().body)) {
            rows->addWidget(row);
            m_sections.back().rows.push_back(row);
            QObject::connect(row, &SettingRow::offeredChanged, &m_page, [this] { refresh(); });
        }
    }

    void makeAbout() {
        auto* rows = addSection(tr("About"), "settingsAbout");
        addRow(rows, tr("Linnet"), tr("Version %1").arg(QStringLiteral(LINNET_VERSION)));
        addRow(rows, tr("Licence"),
               tr("Free software under the GNU General Public Licence, version 3 or later"));
        addRow(rows, tr("Privacy"), tr("Everything stays on this computer. Nothing is sent."));
    }

    void setCounts(const catalogue::LibraryCounts& counts) {
        m_songs->setHint(tr("%1 · %2 · %3")
                             .arg(words::songs(counts.songs), words::albums(counts.albums),
                                  words::length(counts.duration)));
        m_size->setHint(import_words::size(counts.bytes));
    }

    void refresh() {
        const QString text = m_find->text().trimmed();
        const bool narrow = m_page.width() < kNarrow;
        m_navigation->setVisible(!narrow);
        m_gap->setVisible(!narrow);
        bool any = false;
        for (const Section& section : m_sections) {
            const bool whole = section.name.contains(text, Qt::CaseInsensitive);
            bool found = whole;
            for (SettingRow* row : section.rows) {
                const bool match = row->matches(whole ? QString() : text);
                row->setVisible(match);
                found = found || match;
            }
            const bool shown = text.isEmpty() ? narrow || section.button->isChecked() : found;
            any = any || shown;
            section.body->setVisible(shown);
            section.title->setVisible(shown && (narrow || !text.isEmpty()));
        }
        m_nothing->setVisible(!any);
    }

    SettingsPage& m_page;
    Context& m_context;
    Session m_session;
    QWidget* m_navigation = nullptr;
    QWidget* m_gap = nullptr;
    QVBoxLayout* m_buttons = nullptr;
    QLineEdit* m_find = nullptr;
    TextLabel* m_nothing = nullptr;
    QWidget* m_sheet = nullptr;
    QVBoxLayout* m_rows = nullptr;
    ToggleSwitch* m_review = nullptr;
    SettingRow* m_songs = nullptr;
    SettingRow* m_size = nullptr;
    std::vector<Section> m_sections;
};

SettingsPage::SettingsPage(Context& context, const auth::Profile& profile, const Session& session,
                           QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("settingsPage"));
    setAccessibleName(tr("Settings"));
    m_impl = std::make_unique<Impl>(*this, context, profile, session);
}

SettingsPage::~SettingsPage() = default;

void SettingsPage::setCounts(const catalogue::LibraryCounts& counts) {
    m_impl->setCounts(counts);
}

void SettingsPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    // It may have been changed where music is added.
    m_impl->m_review->setChecked(m_impl->m_context.preferences.reviewed());
}

void SettingsPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_impl->refresh();
}

}  // namespace linnet::ui
