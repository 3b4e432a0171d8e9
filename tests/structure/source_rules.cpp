// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/structure/source_rules.h"

#include <QRegularExpression>
#include <array>
#include <utility>

namespace linnet::structure {
namespace {

constexpr qsizetype kMostLines = 800;

/// Value types in the signatures of core's public headers: whoever calls a service names them. The
/// rest of storage is hidden from ui.
constexpr std::array kStorageValues = {"storage/result.h", "storage/content_hash.h"};

constexpr std::array kServices = {"core/auth", "core/catalogue", "core/playback"};

/// The widgets themselves; painting (QPainter, QImage) is Qt Gui and is not meant here.
bool isWidgetHeader(const QString& header) {
    static const QRegularExpression widget(QStringLiteral(
        "^(QtWidgets(/.*)?|QApplication|Q(Menu|Style|Splitter|WidgetAction)|"
        "Q(AbstractItem|Table|Tree|List|Column|Header|Graphics)View|"
        "Q\\w*(Dialog|Button|Widget|Label|Layout|MainWindow|MessageBox|LineEdit|TextEdit|ComboBox|"
        "SpinBox|Slider|ScrollArea|ScrollBar|Frame|ToolTip|StyleOption\\w*|ProxyStyle|CommonStyle|"
        "StyledItemDelegate|GroupBox|ToolBar|StatusBar|MenuBar|Completer|SystemTrayIcon))$"));
    return widget.match(header).hasMatch();
}

bool isAudioHeader(const QString& header) {
    static const QRegularExpression audio(
        QStringLiteral("^(QtMultimedia(/.*)?|QAudio\\w*|QMedia\\w*|QSoundEffect)$"));
    return audio.match(header).hasMatch();
}

/// Libraries of the rooms below, which ui sees only through core.
bool isBelowTheWindow(const QString& header) {
    static const QRegularExpression below(QStringLiteral(
        "^(taglib/.*|sndfile(\\.h|\\.hh)|soxr\\.h|SQLiteCpp/.*|sqlite3\\.h|sodium(\\.h|/.*))$"));
    return below.match(header).hasMatch();
}

bool isIn(const QString& path, QLatin1StringView folder) {
    return path.startsWith(folder + QLatin1Char('/'));
}

bool isIn(const QString& path, const char* folder) {
    return isIn(path, QLatin1StringView(folder));
}

/// How far down the house a path stands; tests stand outside and may include everything.
int storey(const QString& path) {
    static constexpr std::array kStoreys = {"storage", "core", "ui", "app"};
    for (std::size_t i = 0; i < kStoreys.size(); ++i) {
        if (isIn(path, kStoreys[i])) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

QString service(const QString& path) {
    for (const char* name : kServices) {
        if (isIn(path, name)) {
            return QString::fromLatin1(name);
        }
    }
    return {};
}

/// Why a file may not include one of ours, or an empty string.
QString refusedArrow(const QString& from, const QString& to) {
    const int above = storey(from);
    const int below = storey(to);
    if (isIn(to, "tests") && above >= 0) {
        return QStringLiteral("the house does not include its tests");
    }
    if (above < 0 || below < 0) {
        return {};
    }
    if (below > above) {
        return QStringLiteral("the arrows are app → ui → core → storage, and none points back");
    }
    if (isIn(from, "ui") && isIn(to, "storage")) {
        for (const char* value : kStorageValues) {
            if (to == QLatin1StringView(value)) {
                return {};
            }
        }
        return QStringLiteral("ui sees the services, not the storage below them");
    }
    if (isIn(from, "core/events") && isIn(to, "core") && !isIn(to, "core/events")) {
        return QStringLiteral("events know no service");
    }
    const QString ours = service(from);
    if (!ours.isEmpty() && isIn(to, "core") && !isIn(to, "core/events") && service(to) != ours) {
        return QStringLiteral("services never include one another");
    }
    return {};
}

/// Why a file may not include a library's header, or an empty string.
QString refusedHeader(const QString& path, const QString& header) {
    if (isWidgetHeader(header) && (isIn(path, "core") || isIn(path, "storage"))) {
        return QStringLiteral("widgets live in ui and app");
    }
    if (isAudioHeader(header) && storey(path) >= 0 && !isIn(path, "core/playback")) {
        return QStringLiteral("Qt Multimedia is known to core/playback only");
    }
    if (isBelowTheWindow(header) && isIn(path, "ui")) {
        return QStringLiteral("ui has no SQL, no tags, no decoder");
    }
    return {};
}

}  // namespace

QStringList violations(const QString& path, const QString& text) {
    QStringList found;
    const auto complain = [&](qsizetype line, const QString& what) {
        found.append(QStringLiteral("%1:%2: %3").arg(path).arg(line + 1).arg(what));
    };
    const QStringList lines = text.split(QLatin1Char('\n'));
    const auto startsWith = [&](qsizetype line, QLatin1StringView words) {
        return line < lines.size() && lines[line].startsWith(words);
    };
    if (!startsWith(0, QLatin1StringView("// SPDX-FileCopyrightText: ")) ||
        !startsWith(1, QLatin1StringView("// SPDX-License-Identifier: GPL-3.0-or-later"))) {
        complain(0, QStringLiteral("the two SPDX lines are missing"));
    }
    // A text that ends in a newline has an empty piece behind it.
    if (lines.size() - (text.endsWith(QLatin1Char('\n')) ? 1 : 0) > kMostLines) {
        complain(kMostLines, QStringLiteral("more than %1 lines: split it").arg(kMostLines));
    }

    static const QRegularExpression include(
        QStringLiteral("^\\s*#\\s*include\\s*([\"<])([^\">]+)[\">]"));
    // Within quotes, after any number of closed ones, so that a remark is not taken for a colour.
    static const QRegularExpression colour(QStringLiteral(
        "^(?:[^\"]*\"[^\"]*\")*[^\"]*\"[^\"]*#([0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\\b"));
    static const QRegularExpression unnamed(QStringLiteral("^\\s*namespace\\s*(\\{|$)"));
    const bool isHeader = path.endsWith(QLatin1StringView(".h"));
    const bool coloursElsewhere = isIn(path, "ui") && !isIn(path, "ui/theme");
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (const auto match = include.match(lines[i]); match.hasMatch()) {
            const QString header = match.captured(2);
            for (const QString& reason :
                 {refusedArrow(path, header), refusedHeader(path, header)}) {
                if (!reason.isEmpty()) {
                    complain(i, QStringLiteral("includes %1, but %2").arg(header, reason));
                }
            }
            if (match.captured(1) == QLatin1StringView("\"") && storey(path) >= 0 &&
                !header.contains(QLatin1Char('/')) && !header.endsWith(QLatin1StringView(".moc"))) {
                complain(
                    i,
                    QStringLiteral("includes %1, but ours are written from the root").arg(header));
            }
        } else if (isHeader && unnamed.match(lines[i]).hasMatch()) {
            complain(i, QStringLiteral("an unnamed namespace in a header, new in each file"));
        } else if (coloursElsewhere && colour.match(lines[i]).hasMatch()) {
            complain(i, QStringLiteral("a literal colour; colours come from ui/theme"));
        }
    }
    return found;
}

}  // namespace linnet::structure
