// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QRegularExpression>
#include <QtTest>

#include "storage/schema.h"

namespace {

using namespace linnet::storage;

/// What the scripts say to SQLite: words apart by one space, without the comments.
QByteArray digestOf(const Schema& schema) {
    static const QRegularExpression comment(QStringLiteral("--[^\n]*"));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Script& script : schema.fresh)
        hash.addData(QString::fromUtf8(script.sql).remove(comment).simplified().toUtf8());
    return hash.result().toHex().left(16);
}

}  // namespace

class TestStorageSchema : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    /// Where this fails, the tables were changed: raise the version in storage/schema.cpp (once a
    /// version is released, with a migration) and put both new values here, so that an earlier file
    /// is refused by name or brought up to date, and never fails at its first query.
    void tables_arePinnedToTheirVersion_data() {
        QTest::addColumn<Schema>("schema");
        QTest::addColumn<int>("version");
        QTest::addColumn<QByteArray>("digest");
        QTest::newRow("library") << librarySchema() << 5 << QByteArray("c78b1f5198e23502");
        QTest::newRow("media") << mediaSchema() << 1 << QByteArray("e3f8c6019dcf75f7");
    }
    void tables_arePinnedToTheirVersion() {
        QFETCH(Schema, schema);
        QFETCH(int, version);
        QFETCH(QByteArray, digest);
        QCOMPARE(schema.version, version);
        QCOMPARE(digestOf(schema), digest);
    }
};

QTEST_GUILESS_MAIN(TestStorageSchema)
#include "tst_storage_schema.moc"
