// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/export/target_names.h"

#include "core/catalogue/export/naming_pattern.h"

namespace linnet::catalogue {

QString TargetNames::inKnownFolders(const QString& path) {
    const qsizetype slash = path.lastIndexOf(u'/');
    if (slash < 0)
        return path;
    const QString folder = path.first(slash);
    const QString folded = folder.toCaseFolded();
    auto known = m_folders.find(folded);
    if (known == m_folders.end()) {
        m_taken.insert(qHash(folded));
        known = m_folders.insert(folded, inKnownFolders(folder));
    }
    return *known + path.sliced(slash);
}

TargetNames::Target TargetNames::claim(const QString& wanted,
                                       const std::function<Standing(const QString& path)>& look) {
    const QString path = inKnownFolders(wanted);
    for (int number = 1;; ++number) {
        const QString candidate = numberedPath(path, number);
        const std::size_t folded = qHash(candidate.toCaseFolded());
        switch (look(candidate)) {
            case Standing::Same:
                m_taken.insert(folded);
                return {candidate, true};
            case Standing::Free:
                if (m_taken.insert(folded).second)
                    return {candidate, false};
                break;
            case Standing::Other:
                m_taken.insert(folded);
                break;
        }
    }
}

}  // namespace linnet::catalogue
