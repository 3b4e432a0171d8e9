// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments.h"

#include <algorithm>
#include <optional>
#include <span>

namespace linnet::app {
namespace {

using Verb = Arguments::Verb;
using Words = std::span<const std::string>;

tl::unexpected<Error> wrong(const QString& what) {
    return fail(ErrorCode::InvalidInput, what);
}

struct Option {
    std::string_view name;
    bool hasValue;
};
constexpr std::array kOptions = {
    Option{"--library", true},  Option{"--email", true},      Option{"--name", true},
    Option{"--search", true},   Option{"--to", true},         Option{"--password-stdin", false},
    Option{"--json", false},    Option{"--demo", false},      Option{"--help", false},
    Option{"--version", false}, Option{"-h", false},          Option{"--startup-probe", false},
    Option{"--pattern", true},  Option{"--with-tags", false}, Option{"--everything", false},
};

void setOption(Arguments& arguments, std::string_view name, const std::string& value) {
    if (name == "--library")
        arguments.library = value;
    else if (name == "--email")
        arguments.email = QString::fromStdString(value);
    else if (name == "--name")
        arguments.name = QString::fromStdString(value);
    else if (name == "--search")
        arguments.search = QString::fromStdString(value);
    else if (name == "--pattern")
        arguments.pattern = QString::fromStdString(value);
    else if (name == "--with-tags")
        arguments.withTags = true;
    else if (name == "--everything")
        arguments.everything = true;
    else if (name == "--to")
        arguments.to = value;
    else if (name == "--password-stdin")
        arguments.passwordStdin = true;
    else if (name == "--json")
        arguments.json = true;
    else if (name == "--demo")
        arguments.verb = Verb::Demo;
    else if (name == "--version")
        arguments.verb = Verb::Version;
    else if (name == "--startup-probe")
        arguments.verb = Verb::StartupProbe;
    else
        arguments.verb = Verb::Help;
}

/// What is left without the options.
struct Operands {
    std::vector<std::string> words;
    std::size_t beforeDashes = 0;  ///< so many stand before "--"; only they can be a verb
};

Result<Operands> takeOptions(Words words, Arguments& arguments) {
    std::vector<std::string> operands;
    std::optional<std::size_t> beforeDashes;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "--") {
            beforeDashes = operands.size();
            operands.insert(operands.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                            words.end());
            break;
        }
        if (word.size() < 2 || word[0] != '-') {
            operands.push_back(word);
            continue;
        }
        const std::size_t equals = word.find('=');
        const std::string_view name = std::string_view(word).substr(0, equals);
        const auto* option = std::find_if(kOptions.begin(), kOptions.end(),
                                          [&](const Option& o) { return o.name == name; });
        if (option == kOptions.end())
            return wrong(
                QStringLiteral("There is no option %1.").arg(QString::fromStdString(word)));
        std::string value;
        if (option->hasValue) {
            if (equals != std::string::npos)
                value = word.substr(equals + 1);
            else if (i + 1 < words.size())
                value = words[++i];
            if (value.empty())
                return wrong(QStringLiteral("%1 needs a value.").arg(QString::fromStdString(word)));
        } else if (equals != std::string::npos) {
            return wrong(QStringLiteral("%1 takes no value.")
                             .arg(QString::fromStdString(std::string(name))));
        }
        setOption(arguments, option->name, value);
    }
    const std::size_t plain = beforeDashes.value_or(operands.size());
    return Operands{std::move(operands), plain};
}

Result<> takeVerb(Operands& found, Arguments& arguments) {
    if (found.beforeDashes == 0 || arguments.verb != Verb::Window)
        return {};
    auto& operands = found.words;
    struct Name {
        std::string_view word;
        Verb verb;
    };
    constexpr std::array kVerbs = {Name{"import", Verb::Import}, Name{"list", Verb::List},
                                   Name{"play", Verb::Play}, Name{"export", Verb::Export},
                                   Name{"check", Verb::Check}};
    constexpr std::array kProfileVerbs = {Name{"add", Verb::ProfileAdd},
                                          Name{"list", Verb::ProfileList},
                                          Name{"passwd", Verb::ProfilePasswd}};
    const auto find = [](const auto& names, const std::string& word) -> const Name* {
        const auto* it = std::find_if(names.begin(), names.end(),
                                      [&](const Name& name) { return name.word == word; });
        return it == names.end() ? nullptr : it;
    };
    if (const Name* name = find(kVerbs, operands[0])) {
        arguments.verb = name->verb;
        operands.erase(operands.begin());
    } else if (operands[0] == "profile") {
        const Name* sub = found.beforeDashes < 2 ? nullptr : find(kProfileVerbs, operands[1]);
        if (sub == nullptr)
            return wrong(QStringLiteral("“profile” is followed by add, list or passwd."));
        arguments.verb = sub->verb;
        operands.erase(operands.begin(), operands.begin() + 2);
    }
    return {};
}

bool needsEmail(Verb verb) {
    switch (verb) {
        case Verb::ProfileAdd:
        case Verb::ProfilePasswd:
        case Verb::Import:
        case Verb::List:
        case Verb::Play:
        case Verb::Export:
            return true;
        default:
            return false;
    }
}

}  // namespace

Result<Arguments> parseArguments(const std::vector<std::string>& words) {
    Arguments arguments;
    auto operands = takeOptions(words, arguments);
    if (!operands)
        return fail(std::move(operands.error()));
    if (auto verb = takeVerb(*operands, arguments); !verb)
        return fail(std::move(verb.error()));
    if (arguments.verb == Verb::Help || arguments.verb == Verb::Version)
        return arguments;

    if (needsEmail(arguments.verb) && arguments.email.isEmpty())
        return wrong(QStringLiteral("--email says whose profile it is; it is missing."));
    const bool takesPaths = arguments.verb == Verb::Window || arguments.verb == Verb::Import;
    const bool takesSongs = arguments.verb == Verb::Play || arguments.verb == Verb::Export;
    for (const std::string& operand : operands->words) {
        if (takesPaths) {
            arguments.paths.emplace_back(operand);
        } else if (takesSongs) {
            const QString text = QString::fromStdString(operand);
            const auto id = SongId::fromString(text);
            if (!id)
                return wrong(
                    QStringLiteral("“%1” is not a song's id; “linnet list” shows them.").arg(text));
            arguments.songs.push_back(*id);
        } else {
            return wrong(
                QStringLiteral("“%1” does not belong here.").arg(QString::fromStdString(operand)));
        }
    }
    if (arguments.verb == Verb::Import && arguments.paths.empty())
        return wrong(QStringLiteral("Which files or folders? None is named."));
    const bool everything = arguments.verb == Verb::Export && arguments.everything;
    if (everything && !arguments.songs.empty())
        return wrong(QStringLiteral("--everything is all songs; no id goes with it."));
    if (takesSongs && !everything && arguments.songs.empty())
        return wrong(QStringLiteral("Which songs? No id is given; “linnet list” shows them."));
    if (arguments.verb == Verb::Export && arguments.to.empty())
        return wrong(QStringLiteral("--to says into which folder; it is missing."));
    if (arguments.verb == Verb::ProfileAdd && arguments.name.isEmpty())
        arguments.name = arguments.email.section(QLatin1Char('@'), 0, 0);
    return arguments;
}

QString usage() {
    return QStringLiteral(
        "Linnet keeps your music and plays it.\n"
        "\n"
        "  linnet [--library DIR] [FILE…]          the window; FILEs and folders are added\n"
        "  linnet profile add    --email E [--name N] [--password-stdin]\n"
        "  linnet profile list   [--json]\n"
        "  linnet profile passwd --email E [--password-stdin]\n"
        "  linnet import --email E [--password-stdin] [--json] PATH…\n"
        "  linnet list   --email E [--password-stdin] [--search TEXT] [--json]\n"
        "  linnet play   --email E [--password-stdin] SONG-ID…\n"
        "  linnet export --email E [--password-stdin] --to DIR [--pattern P] [--with-tags] "
        "[--json]\n"
        "                SONG-ID… | --everything\n"
        "  linnet check                            both files, every reference, every stored byte\n"
        "  linnet --demo                           a tour with music made on the spot\n"
        "\n"
        "  --library DIR      where the music is kept; $XDG_DATA_HOME/linnet otherwise\n"
        "  --password-stdin   the password is a line of the standard input; for passwd two lines,\n"
        "                     the present one and the new one. Otherwise it is asked for.\n"
        "  --json             one JSON object a line\n"
        "  --pattern P        how exported files are called: {filename}, or with --everything\n"
        "                     {albumartist}/{album}/[{disc}-][{track} ]{title}; also {artist},\n"
        "                     {genre}, {composer} and {year}. Brackets stand where something in\n"
        "                     them is known.\n"
        "  --with-tags        copies with the present tags and covers; otherwise the bytes that "
        "were\n"
        "                     imported\n"
        "  --everything       all songs, the playlists and linnet-library.json, which holds "
        "edits,\n"
        "                     playlists, ratings and history; importing the folder brings all of "
        "it\n"
        "                     back\n"
        "\n"
        "Exit status: 0; 1: it ran and something was refused; 2: it was called wrongly.\n");
}

}  // namespace linnet::app
