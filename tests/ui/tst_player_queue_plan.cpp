// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "ui/player/queue_plan.h"

using namespace linnet;
using namespace linnet::ui;

namespace {

/// "abc" as three songs; the same letter is the same song.
std::vector<SongId> songs(const char* letters) {
    std::vector<SongId> ids;
    for (; *letters; ++letters) {
        uuid::Bytes bytes{};
        bytes[15] = static_cast<std::uint8_t>(*letters);
        ids.push_back(SongId(bytes));
    }
    return ids;
}

using Kind = QueueChange::Kind;

}  // namespace

Q_DECLARE_METATYPE(linnet::ui::QueueChange)

class TestPlayerQueuePlan : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void change_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QueueChange>("change");
        const auto row = [](const char* name, const char* before, const char* after,
                            const QueueChange& change) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after) << change;
        };
        row("nothing", "abc", "abc", {});
        row("both empty", "", "", {});
        row("first goes", "abc", "bc", {Kind::Remove, 0, 1, 0, 0});
        row("middle goes", "abcd", "ad", {Kind::Remove, 1, 2, 0, 0});
        row("all go", "abc", "", {Kind::Remove, 0, 3, 0, 0});
        row("at the end", "ab", "abcd", {Kind::Insert, 2, 0, 2, 0});
        row("at the front", "bc", "abc", {Kind::Insert, 0, 0, 1, 0});
        row("first to the end", "abcd", "bcda", {Kind::Move, 0, 1, 1, 3});
        row("last to the front", "abcd", "dabc", {Kind::Move, 3, 1, 1, 0});
        row("neighbours change places", "abcd", "acbd", {Kind::Move, 1, 1, 1, 2});
        row("two past three", "xabcdey", "xcdeaby", {Kind::Move, 1, 2, 2, 4});
        row("two before three", "xabcdey", "xdeabcy", {Kind::Move, 4, 2, 2, 1});
        row("one of two alike goes", "aab", "ab", {Kind::Remove, 1, 1, 0, 0});
        row("all others", "abc", "xyz", {Kind::Replace, 0, 3, 3, 0});
        row("middle is another", "abcd", "axyzd", {Kind::Replace, 1, 2, 3, 0});
    }
    void change() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QueueChange, change);
        QVERIFY(planQueueChange(songs(before), songs(after)) == change);
    }

    void change_appliedAsAModelDoes_givesTheNewList() {
        // Every pair of short lists over three songs.
        std::vector<std::string> all{""};
        for (std::size_t i = 0; i < all.size() && all[i].size() < 4; ++i)
            for (const char c : {'a', 'b', 'c'})
                all.push_back(all[i] + c);
        for (const auto& before : all) {
            for (const auto& after : all) {
                const auto change = planQueueChange(songs(before.c_str()), songs(after.c_str()));
                std::string list = before;
                if (change.kind == Kind::Move) {
                    const std::string moved = list.substr(change.first, change.removed);
                    list.erase(change.first, change.removed);
                    list.insert(change.to, moved);
                } else if (change.kind != Kind::None) {
                    list.replace(change.first, change.removed,
                                 after.substr(change.first, change.inserted));
                }
                QCOMPARE(list, after);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestPlayerQueuePlan)
#include "tst_player_queue_plan.moc"
