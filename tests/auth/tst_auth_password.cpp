// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <QFile>
#include <QtTest>
#include <cinttypes>
#include <cstring>

#include "core/auth/password.h"
#include "core/auth/password_hash.h"
#include "core/auth/recovery_code.h"
#include "core/auth/sign_in_delay.h"

namespace {

using namespace linnet;
using namespace linnet::auth;
using namespace std::chrono_literals;

constexpr HashCost kCheap{1, 8192};
constexpr int kLength = 40;

/// The letters of a password that is nowhere written down.
char letter(int index) {
    return static_cast<char>('a' + (index * index * 7 + index * 3 + 5) % 26);
}

QString secret() {
    QString text;
    text.reserve(kLength);
    for (int i = 0; i < kLength; ++i)
        text.append(QLatin1Char(letter(i)));
    return text;
}

Password password(const char* utf8) {
    QString text = QString::fromUtf8(utf8);
    return Password::take(text);
}

QByteArray bytesOf(const Password& from) {
    return {from.bytes().data(), static_cast<qsizetype>(from.bytes().size())};
}

/// How often the letters stand in this process's writable memory, `width` bytes each. The stack is
/// left out: what a call leaves there is overwritten by the next.
int timesInMemory(int width) {
    int found = 0;
    QFile maps(QStringLiteral("/proc/self/maps"));
    if (!maps.open(QIODevice::ReadOnly))
        qFatal("no maps");
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    std::vector<char> block;
    for (const QByteArray& line : maps.readAll().split('\n')) {
        std::uintptr_t first = 0;
        std::uintptr_t last = 0;
        std::array<char, 5> rights{};
        if (std::sscanf(line.constData(), "%" SCNxPTR "-%" SCNxPTR " %4s", &first, &last,
                        rights.data()) != 3 ||
            rights[0] != 'r' || rights[1] != 'w' || line.contains("[stack]"))
            continue;
        if (last - first > (std::uintptr_t{1} << 30))
            continue;  // a sanitizer's bookkeeping
        block.resize(last - first);
        const ssize_t got = ::pread(memory, block.data(), block.size(), static_cast<off_t>(first));
        const auto size = static_cast<std::ptrdiff_t>(std::max<ssize_t>(got, 0));
        const char* const end = block.data() + size;
        const auto next = [end](const char* from) {
            const void* const at =
                std::memchr(from, letter(0), static_cast<std::size_t>(end - from));
            return at ? static_cast<const char*>(at) : end;
        };
        for (const char* at = next(block.data()); end - at >= kLength * width; at = next(at + 1)) {
            int i = 1;
            while (i < kLength && at[i * width] == letter(i))
                ++i;
            found += i == kLength ? 1 : 0;
        }
        std::fill(block.begin(), block.end(), '\0');
    }
    ::close(memory);
    return found;
}

class TestAuthPassword : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void taken_isInLockedMemoryOnlyAndGoesWithThePassword() {
        QString text = secret();
        QVERIFY(timesInMemory(2) >= 1);  // the search finds what there is
        {
            const Password taken = Password::take(text);
            QVERIFY(text.isEmpty());
            QCOMPARE(taken.bytes().size(), static_cast<std::size_t>(kLength));
            QCOMPARE(timesInMemory(2), 0);
            QCOMPARE(timesInMemory(1), 1);
        }
        QCOMPARE(timesInMemory(1), 0);
    }

    void takenFromBytes_leavesNothingBehind() {
        QByteArray bytes;
        bytes.reserve(kLength);
        for (int i = 0; i < kLength; ++i)
            bytes.append(letter(i));
        QVERIFY(timesInMemory(1) >= 1);
        {
            const Password taken = Password::take(bytes);
            QVERIFY(bytes.isEmpty());
            QCOMPARE(timesInMemory(1), 1);
            QCOMPARE(timesInMemory(2), 0);
        }
        QCOMPARE(timesInMemory(1), 0);
    }

    void moved_isInOnePlace() {
        QString text = secret();
        Password first = Password::take(text);
        Password second = std::move(first);
        QCOMPARE(second.bytes().size(), static_cast<std::size_t>(kLength));
        QCOMPARE(timesInMemory(1), 1);
        second = password("another one");
        QCOMPARE(timesInMemory(1), 0);
        QCOMPARE(bytesOf(second), QByteArray("another one"));
    }

    void memory_isLocked() {
        const auto locked = [] {
            QFile status(QStringLiteral("/proc/self/status"));
            if (!status.open(QIODevice::ReadOnly))
                return -1;
            for (const QByteArray& line : status.readAll().split('\n')) {
                if (line.startsWith("VmLck:"))
                    return line.mid(6).trimmed().split(' ')[0].toInt();
            }
            return -1;
        };
        void* page =
            ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        const int none = locked();
        const bool works = ::mlock(page, 4096) == 0 && locked() > none;
        ::munmap(page, 4096);
        if (!works)
            QSKIP("this process may not lock memory (a limit, or a sanitizer)");
        const int before = locked();
        const Password taken = password("12345678");
        QVERIFY(locked() > before);
    }

    /// The same letter typed as one code point and as two (Unicode Annex 15).
    void sameCharacters_areTheSamePassword() {
        QCOMPARE(bytesOf(password("\xc3\xa9t\xc3\xa9")), bytesOf(password("e\xcc\x81te\xcc\x81")));
        QVERIFY(bytesOf(password("ete")) != bytesOf(password("\xc3\xa9t\xc3\xa9")));
    }

    void hash_isArgon2idWithItsParameters() {
        const auto hash = hashPassword(password("correct horse"), kCheap);
        QVERIFY(hash);
        QVERIFY2(hash->startsWith("$argon2id$v=19$m=8,t=1,p=1$"), hash->constData());
        QVERIFY(matches(*hash, password("correct horse")));
        QVERIFY(!matches(*hash, password("correct horsf")));
        QVERIFY(!matches(*hash, password("")));
        QVERIFY(*hash != *hashPassword(password("correct horse"), kCheap));  // salted
    }

    void hash_ofUnknownShape_matchesNothing() {
        for (const char* hash :
             {"", "$2b$10$abcdefghijklmnopqrstuv", "correct horse", "$argon2id$"})
            QVERIFY(!matches(hash, password("correct horse")));
    }

    void unmatchableHash_isWellFormedAndCostsTheSame() {
        const QByteArray hash = unmatchableHash(kCheap);
        QVERIFY(hash.startsWith("$argon2id$v=19$m=8,t=1,p=1$"));
        QVERIFY(!needsRehash(hash, kCheap));  // libsodium reads it as one of its own
        QVERIFY(!matches(hash, password("anything")));
        QVERIFY(unmatchableHash(kCheap) != hash);
        QCOMPARE(hash.size(), hashPassword(password("anything"), kCheap)->size());
    }

    void needsRehash_tellsOtherParameters() {
        const auto hash = hashPassword(password("12345678"), kCheap);
        QVERIFY(!needsRehash(*hash, kCheap));
        QVERIFY(needsRehash(*hash, {2, 8192}));
        QVERIFY(needsRehash(*hash, {1, 16384}));
    }

    void recoveryCode_isReadAsItIsWritten() {
        const QString code = makeRecoveryCode();
        QVERIFY2(
            QRegularExpression(QStringLiteral("^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$"))
                .match(code)
                .hasMatch(),
            qPrintable(code));
        QVERIFY(makeRecoveryCode() != code);
        const QByteArray plain = bytesOf(recoverySecret(code));
        QCOMPARE(plain.size(), 16);
        QCOMPARE(bytesOf(recoverySecret(code.toLower())), plain);
        QCOMPARE(bytesOf(recoverySecret(QStringLiteral("  %1 ").arg(
                     QString(code).replace(QLatin1Char('-'), QLatin1Char(' '))))),
                 plain);
        QCOMPARE(bytesOf(recoverySecret(QStringLiteral("oOiIlL"))), QByteArray("001111"));
    }

    void delay_growsAndIsBounded_data() {
        QTest::addColumn<int>("failures");
        QTest::addColumn<int>("seconds");
        QTest::newRow("none") << 0 << 0;
        QTest::newRow("three are free") << 3 << 0;
        QTest::newRow("the fourth") << 4 << 1;
        QTest::newRow("the fifth") << 5 << 2;
        QTest::newRow("the tenth") << 10 << 64;
        QTest::newRow("the fourteenth") << 14 << 900;
        QTest::newRow("very many") << 1'000'000 << 900;
    }
    void delay_growsAndIsBounded() {
        QFETCH(int, failures);
        QFETCH(int, seconds);
        const Timestamp then{1'790'000'000'000ms};
        const std::chrono::milliseconds full = std::chrono::seconds(seconds);
        QCOMPARE(signInDelay({failures, then}, then), full);
        QCOMPARE(signInDelay({failures, then}, then + 400ms), std::max(full - 400ms, 0ms));
        QCOMPARE(signInDelay({failures, then}, then + full), 0ms);
        QCOMPARE(signInDelay({failures, then}, then + 1000h), 0ms);
        QCOMPARE(signInDelay({failures, then}, then - 1000h), full);  // a clock that was put back
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestAuthPassword)
#include "tst_auth_password.moc"
