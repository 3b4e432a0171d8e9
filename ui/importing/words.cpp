// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/words.h"

#include <QCoreApplication>
#include <QStringBuilder>
#include <cmath>

#include "ui/library/words.h"

namespace linnet::ui::import_words {

using catalogue::ImportOutcome;
using catalogue::ImportReport;
using std::chrono::milliseconds;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("linnet::ui::import_words", text);
}

QString counted(std::int64_t count, const char* one, const char* many) {
    return tr(count == 1 ? one : many).arg(words::number(count));
}

QString decimal(double value) {
    // One digit behind the point where it tells something: 1.6, 16, 160.
    const int digits = value < 9.95 ? 1 : 0;
    QString text = QString::number(value, 'f', digits);
    if (text.endsWith(QStringLiteral(".0")))
        text.chop(2);
    return text;
}

struct Lengths {
    milliseconds held;
    milliseconds expected;
};

/// What the catalogue says of a truncated file: "62000/220000".
std::optional<Lengths> lengthsIn(const QString& detail) {
    const auto parts = detail.split(QLatin1Char('/'));
    if (parts.size() != 2)
        return std::nullopt;
    bool isHeld = false;
    bool isExpected = false;
    const qlonglong held = parts[0].toLongLong(&isHeld);
    const qlonglong expected = parts[1].toLongLong(&isExpected);
    if (!isHeld || !isExpected || held < 0 || expected <= held)
        return std::nullopt;
    return Lengths{milliseconds(held), milliseconds(expected)};
}

bool isFolder(const ImportOutcome& outcome) {
    std::error_code error;
    return outcome.bytes == 0 && std::filesystem::is_directory(outcome.path, error);
}

/// The folder that all outcomes have in common, as it reads best: its last two names.
QString commonFolder(const ImportReport& report) {
    using std::filesystem::path;
    if (report.outcomes.empty())
        return {};
    path common = report.outcomes.front().path.parent_path();
    for (const ImportOutcome& outcome : report.outcomes) {
        if (common.empty())
            return {};
        const path folder = outcome.path.parent_path();
        auto ours = common.begin();
        auto theirs = folder.begin();
        path both;
        for (; ours != common.end() && theirs != folder.end() && *ours == *theirs; ++ours, ++theirs)
            both /= *ours;
        common = both;
    }
    const path parent = common.parent_path();
    if (common.empty() || common == common.root_path())
        return {};
    const path shown =
        parent == parent.root_path() ? common.filename() : parent.filename() / common.filename();
    return QString::fromStdString(shown.native());
}

}  // namespace

QString reason(const ImportOutcome& refused) {
    switch (refused.error.code) {
        case ErrorCode::NoAudio:
            return refused.bytes == 0
                       ? tr("The file is empty. It was not added; copy it again from where it "
                            "came.")
                       : tr("There is no music in this file. It was not added; nothing is missing "
                            "if it is not a song.");
        case ErrorCode::Truncated: {
            const auto lengths = lengthsIn(refused.error.detail);
            return lengths
                       ? tr("The file ends after %1 of %2. It was not added; copy it again from "
                            "where it came.")
                             .arg(words::time(lengths->held), words::time(lengths->expected))
                       : tr("The file ends before the song does. It was not added; copy it "
                            "again from where it came.");
        }
        case ErrorCode::Unsupported:
            return refused.error.detail.isEmpty()
                       ? tr("Linnet cannot play this kind of file. It was not added; convert it to "
                            "MP3 or FLAC and add that.")
                       : tr("Linnet cannot play this kind of file: %1. It was not added; convert "
                            "it to MP3 or FLAC and add that.")
                             .arg(refused.error.detail);
        case ErrorCode::Unreadable:
            return tr(
                "The file could not be opened or read to its end. It was not added; check "
                "that it is still there, that you may read it, and that its drive is well.");
        case ErrorCode::NotFound:
            return tr(
                "The file was gone when it was to be read. It was not added; check that its "
                "drive is connected and add it again.");
        case ErrorCode::TooLarge:
            return tr(
                "The file is larger than Linnet takes (1 GB). It was not added; cut it into "
                "parts and add those.");
        case ErrorCode::DiskFull:
            return tr(
                "The disk of the library is full. This file was not added, what is in the "
                "library is safe; make some room and add it again.");
        case ErrorCode::Io:
            return tr(
                "The library could not be written. This file was not added, what is in the "
                "library is safe; check the disk and add it again.");
        case ErrorCode::Damaged:
            return tr(
                "The library could not be read as it was stored. This file was not added; "
                "check the library in Settings before adding more.");
        case ErrorCode::Unauthorized:
            return tr(
                "You were signed out before this file came up. It was not added; sign in and "
                "add it again.");
        case ErrorCode::Cancelled:
            return tr(
                "You stopped before this file came up. It was not added; add it again when "
                "you like.");
        case ErrorCode::InvalidInput:
            return isFolder(refused)
                       ? tr("This folder was passed over because it leads back into itself. Its "
                            "songs are added once, from where they lie.")
                       : tr("The file cannot be taken as it is. It was not added.");
        case ErrorCode::Busy:
            return tr("The library was in use. The file was not added; add it again.");
        case ErrorCode::AlreadyExists:
        case ErrorCode::WrongCredentials:
        case ErrorCode::TooManyAttempts:
        case ErrorCode::NewerVersion:
        case ErrorCode::OlderVersion:
        case ErrorCode::NoDevice:
        case ErrorCode::Internal:
            break;
    }
    return tr(
        "Something went wrong inside Linnet. This file was not added, what is in the library "
        "is safe; try it again, and report it if it happens twice.");
}

QString shortReason(const ImportOutcome& refused) {
    switch (refused.error.code) {
        case ErrorCode::NoAudio:
            return tr("no audio in it (%1)").arg(size(refused.bytes));
        case ErrorCode::Truncated: {
            const auto lengths = lengthsIn(refused.error.detail);
            return lengths ? tr("ends after %1 of %2")
                                 .arg(words::time(lengths->held), words::time(lengths->expected))
                           : tr("ends too early");
        }
        case ErrorCode::Unsupported:
            return refused.error.detail.isEmpty()
                       ? tr("a format that Linnet does not play")
                       : tr("a format that Linnet does not play: %1").arg(refused.error.detail);
        case ErrorCode::Unreadable:
            return tr("could not be read");
        case ErrorCode::NotFound:
            return tr("not there any more");
        case ErrorCode::TooLarge:
            return tr("too large (%1)").arg(size(refused.bytes));
        case ErrorCode::DiskFull:
            return tr("the disk is full");
        case ErrorCode::Io:
            return tr("the library could not be written");
        case ErrorCode::Damaged:
            return tr("the library is damaged");
        case ErrorCode::Unauthorized:
            return tr("signed out before");
        case ErrorCode::Cancelled:
            return tr("stopped before");
        case ErrorCode::InvalidInput:
            return tr("cannot be taken as it is");
        case ErrorCode::Busy:
            return tr("the library was in use");
        case ErrorCode::AlreadyExists:
        case ErrorCode::WrongCredentials:
        case ErrorCode::TooManyAttempts:
        case ErrorCode::NewerVersion:
        case ErrorCode::OlderVersion:
        case ErrorCode::NoDevice:
        case ErrorCode::Internal:
            break;
    }
    return tr("a fault inside Linnet");
}

QString fileName(const std::filesystem::path& path) {
    const auto name = path.has_filename() ? path.filename() : path.parent_path().filename();
    return QString::fromUtf8(name.native().data(), static_cast<qsizetype>(name.native().size()));
}

QString size(std::int64_t bytes) {
    if (bytes < 1000)
        return counted(bytes, QT_TR_NOOP("%1 byte"), QT_TR_NOOP("%1 bytes"));
    const double value = static_cast<double>(bytes);
    // Each limit is where the smaller unit would round up to a thousand.
    if (value < 999.5e3)
        return tr("%1 kB").arg(decimal(value / 1e3));
    if (value < 999.5e6)
        return tr("%1 MB").arg(decimal(value / 1e6));
    if (value < 999.5e9)
        return tr("%1 GB").arg(decimal(value / 1e9));
    return tr("%1 TB").arg(decimal(value / 1e12));
}

QString pace(double bytesPerSecond, std::optional<milliseconds> timeLeft) {
    QStringList parts;
    if (bytesPerSecond >= 1)
        parts << tr("%1/s").arg(size(static_cast<std::int64_t>(bytesPerSecond)));
    if (!timeLeft)
        return parts.join(QString());
    const auto seconds = (timeLeft->count() + 999) / 1000;
    const auto minutes = (seconds + 30) / 60;
    if (seconds < 2)
        parts << tr("almost done");
    else if (seconds < 60)
        parts << tr("%1 s left").arg(seconds);
    else if (minutes < 60)
        parts << tr("%1 min left").arg(minutes);
    else
        parts << tr("%1 h %2 min left").arg(minutes / 60).arg(minutes % 60);
    return parts.join(QStringLiteral(" · "));
}

QString took(milliseconds duration) {
    const double seconds = static_cast<double>(duration.count()) / 1000;
    if (seconds < 0.1)
        return tr("a moment");
    if (seconds < 9.95) {
        const QString text = decimal(seconds);
        return text == QStringLiteral("1") ? tr("1 second") : tr("%1 seconds").arg(text);
    }
    const auto minutes = std::llround(seconds / 60);
    if (seconds < 99.5)
        return tr("%1 seconds").arg(std::llround(seconds));
    if (minutes < 90)
        return tr("%1 minutes").arg(minutes);
    return tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString heading(const ImportReport& report) {
    const auto files = static_cast<std::int64_t>(report.outcomes.size());
    const QString count = counted(files, QT_TR_NOOP("%1 file"), QT_TR_NOOP("%1 files"));
    const QString folder = commonFolder(report);
    const QString when = took(report.took);
    const QString line = folder.isEmpty() ? tr("%1 in %2").arg(count, when)
                                          : tr("%1 from “%2” in %3").arg(count, folder, when);
    return report.cancelled ? tr("Stopped: %1").arg(line) : line;
}

QString addedLine(std::int64_t count) {
    return counted(count, QT_TR_NOOP("%1 song added"), QT_TR_NOOP("%1 songs added"));
}

QString alreadyThereLine(std::int64_t count) {
    return counted(count, QT_TR_NOOP("%1 was already here"), QT_TR_NOOP("%1 were already here"));
}

QString refusedLine(std::int64_t count) {
    return counted(count, QT_TR_NOOP("%1 could not be added"), QT_TR_NOOP("%1 could not be added"));
}

QString duplicatesLine(std::int64_t count) {
    return counted(count, QT_TR_NOOP("%1 song may be here twice"),
                   QT_TR_NOOP("%1 songs may be here twice"));
}

QString readAsLine(std::int64_t songs, const QString& encoding) {
    return songs == 1 ? tr("1 song read as %1").arg(encoding)
                      : tr("%1 songs read as %2").arg(words::number(songs), encoding);
}

QString readAsRemark(const catalogue::TextsReadAs& read) {
    return tr("%1 — before: %2").arg(read.after.simplified(), read.before.simplified());
}

QString asText(const ImportReport& report) {
    QString text = heading(report) % QLatin1Char('\n');
    if (report.added > 0 || report.outcomes.empty())
        text += addedLine(report.added) % QLatin1Char('\n');
    if (report.alreadyThere > 0)
        text += alreadyThereLine(report.alreadyThere) % QLatin1Char('\n');
    if (report.refused > 0)
        text += refusedLine(report.refused) % QLatin1Char('\n');
    for (const ImportOutcome& outcome : report.outcomes)
        if (outcome.kind == ImportOutcome::Kind::Refused)
            text += QStringLiteral("  ") % QString::fromStdString(outcome.path.native()) %
                    QStringLiteral(": ") % reason(outcome) % QLatin1Char('\n');
    return text;
}

}  // namespace linnet::ui::import_words
