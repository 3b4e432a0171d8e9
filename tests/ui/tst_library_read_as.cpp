// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QStringEncoder>
#include <QTreeWidget>

#include "core/catalogue/stored_tags.h"
#include "tests/support/id3.h"
#include "tests/ui/live_services.h"
#include "ui/library/read_as_dialog.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;
using catalogue::TextEncoding;

class TestReadAs : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Dark); }
    void init() { m_live = std::make_unique<LiveServices>(); }

    void turkishTags_areReadSo() {
        const SongId song = add("windows-1254", "Işık Doğudan Yükselir", "Sezen Aksu");
        const QString right = QStringLiteral("Işık Doğudan Yükselir");
        const QString wrong = title(song);
        QVERIFY(wrong != right);
        auto* dialog = open({song});
        auto* list = part<QListWidget>(*dialog, "readAsEncodings");
        QTRY_VERIFY(list->count() > 5);
        choose(*list, TextEncoding::Turkish);
        auto* changes = part<QTreeWidget>(*dialog, "readAsChanges");
        QCOMPARE(changes->topLevelItemCount(), 1);
        QVERIFY(changes->topLevelItem(0)->text(0).startsWith(wrong));
        QVERIFY(changes->topLevelItem(0)->text(1).startsWith(right));
        shoot(*dialog, "read-as");
        QSignalSpy done(dialog, &ReadAsDialog::readAgain);
        part<QPushButton>(*dialog, "readAsApply")->click();
        QTRY_COMPARE(done.count(), 1);
        QCOMPARE(title(song), right);
        const auto stored = m_live->catalogue->storedTags(m_live->session, std::span(&song, 1));
        QCOMPARE(stored->front().readAs, std::optional(TextEncoding::Turkish));
    }

    void whatWasEdited_stays() {
        const SongId song = add("windows-1254", "Işık", "Sezen Aksu, Doğu");
        auto fields = m_live->catalogue->details(m_live->session, song)->fields;
        fields.title = QStringLiteral("Light");
        QVERIFY(m_live->catalogue->update(m_live->session, song, fields));
        QVERIFY(m_live->catalogue->readTagsAs(m_live->session, std::span(&song, 1),
                                              TextEncoding::Turkish));
        QCOMPARE(title(song), QStringLiteral("Light"));
        QCOMPARE(m_live->catalogue->details(m_live->session, song)->fields.artist,
                 QStringLiteral("Sezen Aksu, Doğu"));
    }

    void unicodeMadeOfTheWrongBytes_canBeReadToo() {
        // A program took cp1251 for Latin-1 and wrote Unicode.
        const QByteArray bytes = QStringEncoder("windows-1251").encode(QStringLiteral("Кино"));
        const SongId song =
            addBytes(id3v2(3, {id3Text(3, "TIT2", 1, utf16(QString::fromLatin1(bytes)))}));
        QCOMPARE(title(song), QString::fromLatin1(bytes));
        auto* dialog = open({song});
        auto* list = part<QListWidget>(*dialog, "readAsEncodings");
        QTRY_VERIFY(list->count() > 5);
        QCOMPARE(list->item(0)->data(Qt::UserRole).toInt(), int(TextEncoding::Cyrillic));
        part<QPushButton>(*dialog, "readAsApply")->click();
        QTRY_COMPARE(title(song), QStringLiteral("Кино"));
    }

    void tagsThatSayTheirEncoding_giveNoChoice() {
        const SongId song =
            addBytes(id3v2(4, {id3Text(4, "TIT2", 3, QStringLiteral("Кино").toUtf8())}));
        auto* dialog = open({song});
        QTRY_VERIFY(part<QLabel>(*dialog, "readAsAbout")
                        ->text()
                        .contains(QStringLiteral("nothing to read another way")));
        QVERIFY(!part<QPushButton>(*dialog, "readAsApply")->isEnabled());
    }

    void cleanup() {
        if (m_dialog)
            m_dialog->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

 private:
    SongId addBytes(const QByteArray& tag) {
        Mp3Tags none;
        none.kind = Mp3Tags::Kind::None;
        Mp3Options options;
        options.seconds = 0.2;
        options.frequency = 300 + ++m_number;
        const auto added = m_live->catalogue->add(
            m_live->session, {tag + mp3(none, options), QStringLiteral("song.mp3"),
                              catalogue::Visibility::Everyone});
        return added->song;
    }
    SongId add(const char* codec, const char* name, const char* artist) {
        QStringEncoder encode(codec);
        return addBytes(
            id3v2(3, {id3Text(3, "TIT2", 0, encode.encode(QString::fromUtf8(name))),
                      id3Text(3, "TPE1", 0, encode.encode(QString::fromUtf8(artist)))}));
    }
    QString title(const SongId& song) {
        return m_live->catalogue->details(m_live->session, song)->fields.title;
    }
    ReadAsDialog* open(std::vector<SongId> songs) {
        m_dialog =
            ReadAsDialog::choose(m_live->context, m_live->session, std::move(songs), nullptr);
        return m_dialog;
    }
    static void choose(QListWidget& list, TextEncoding encoding) {
        for (int row = 0; row < list.count(); ++row)
            if (list.item(row)->data(Qt::UserRole).toInt() == int(encoding))
                list.setCurrentRow(row);
    }

    std::unique_ptr<LiveServices> m_live;
    QPointer<ReadAsDialog> m_dialog;
    int m_number = 0;
};

QTEST_MAIN(TestReadAs)
#include "tst_library_read_as.moc"
