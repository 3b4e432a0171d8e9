// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QMetaObject>
#include <algorithm>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "storage/result.h"
#include "ui/ask.h"
#include "ui/library/relisting_model.h"

namespace linnet::ui {

/// A list of any length as a window onto an ordered query: all its keys in order, and the rows of
/// the pages that were looked at last. Nothing in it waits: a row that is not here yet is asked for
/// by page and dataChanged() follows. Of pages asked for while others are on their way only the
/// latest are kept, so a fast scroll costs what is seen at its end. GUI thread only.
template <class Key, class Row>
class PagedModel : public RelistingModel {
 public:
    static constexpr int kPageRows = 64;
    static constexpr int kKeptRows = 64 * kPageRows;
    static constexpr std::size_t kFirstKeys = 200;
    static constexpr std::size_t kWantedPages = 8;
    static constexpr std::size_t kPagesUnderWay = 2;

    using Keys = std::vector<Key>;
    using KeysPtr = std::shared_ptr<const Keys>;
    /// Called on other threads; copies everything they need.
    struct Source {
        std::function<Result<Keys>(std::size_t limit)> list;
        std::function<Result<std::vector<std::optional<Row>>>(std::span<const Key>)> rows;
        std::function<Result<std::int64_t>()> count;  ///< may be empty
    };

    /// For setFound(): a list that does not change, whose rows come from `rows`.
    [[nodiscard]] static Source fixedSource(Keys keys, decltype(Source::rows) rows) {
        Source source;
        source.list = [keys = std::move(keys)](std::size_t limit) {
            const auto end = limit == 0 ? keys.size() : std::min(limit, keys.size());
            return Result<Keys>(
                Keys(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(end)));
        };
        source.rows = std::move(rows);
        return source;
    }

    explicit PagedModel(QObject* parent) : RelistingModel(parent) { m_rows.setMaxCost(kKeptRows); }

    /// Starts over with another query; what is shown stays until its first rows are there. Nothing:
    /// forgets everything at once.
    void setSource(std::optional<Source> source) {
        m_source = std::move(source);
        startGeneration();
        m_listing = false;
        m_listAgain = false;
        m_complete = false;
        if (!m_source) {
            beginResetModel();
            m_keys = std::make_shared<const Keys>();
            m_expected = 0;
            m_rows.clear();
            endResetModel();
            return;
        }
        ++m_epoch;
        listFirst();
    }

    /// Starts over with a list that is known already, with some of its rows.
    void setFound(Source source, Keys keys, std::vector<std::pair<Key, Row>> rows) {
        m_source = std::move(source);
        startGeneration();
        m_listing = false;
        m_listAgain = false;
        m_complete = true;
        ++m_epoch;
        for (auto& [key, row] : rows)
            m_rows.insert(static_cast<qint64>(key), new Kept{std::move(row), m_epoch});
        startOver(std::move(keys));
    }

    /// Asks for the list again after a change; rows are followed to where they are now.
    void refresh() {
        if (!m_source)
            return;
        ++m_epoch;
        if (m_listing)
            m_listAgain = true;
        else
            listAgain();
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(std::max(m_keys->size(), m_expected));
    }
    /// Nothing while it is not known, or where the row has gone; then its page is asked for. The
    /// pointer holds until control returns to the event loop.
    [[nodiscard]] const Row* row(int at) const {
        const auto key = keyAt(at);
        if (!key)
            return nullptr;
        const Kept* kept = m_rows.object(static_cast<qint64>(*key));
        if (!kept || kept->epoch != m_epoch)
            const_cast<PagedModel*>(this)->want(at / kPageRows);
        return kept && kept->row ? &*kept->row : nullptr;
    }
    [[nodiscard]] std::optional<Key> keyAt(int at) const {
        if (at < 0 || static_cast<std::size_t>(at) >= m_keys->size())
            return std::nullopt;
        return (*m_keys)[static_cast<std::size_t>(at)];
    }
    [[nodiscard]] const KeysPtr& keys() const { return m_keys; }
    /// All keys of the query are here.
    [[nodiscard]] bool complete() const { return m_complete; }
    /// Counts up with each list that is begun or taken over; answers to earlier ones are dropped.
    [[nodiscard]] std::uint64_t generation() const { return m_generation; }
    [[nodiscard]] std::size_t keptRows() const { return static_cast<std::size_t>(m_rows.size()); }

 private:
    struct Kept {
        std::optional<Row> row;
        std::uint64_t epoch = 0;
    };

    void startGeneration() {
        ++m_generation;
        m_underWay.clear();
        m_wanted.clear();
        m_failedPages.clear();
    }

    void listFirst() {
        m_listing = true;
        ask(
            this, [list = m_source->list] { return list(kFirstKeys); },
            [this, generation = m_generation](Result<Keys> keys) {
                if (generation != m_generation)
                    return;
                if (!keys)
                    return listFailed(keys.error());
                const bool all = keys->size() < kFirstKeys;
                startOver(std::move(*keys));
                if (all) {
                    finishListing();
                } else {
                    askCount();
                    listRest();
                }
            });
    }

    void askCount() {
        if (!m_source->count)
            return;
        ask(this, m_source->count, [this, generation = m_generation](Result<std::int64_t> count) {
            if (generation != m_generation || m_complete || !count)
                return;
            const auto rows = static_cast<std::size_t>(rowCount());
            const auto expected = static_cast<std::size_t>(std::max<std::int64_t>(*count, 0));
            if (expected <= rows)
                return;
            beginInsertRows({}, static_cast<int>(rows), static_cast<int>(expected) - 1);
            m_expected = expected;
            endInsertRows();
        });
    }

    void listRest() {
        ask(
            this, [list = m_source->list] { return list(0); },
            [this, generation = m_generation](Result<Keys> keys) {
                if (generation != m_generation)
                    return;
                if (!keys)
                    return listFailed(keys.error());
                takeAll(std::move(*keys));
                finishListing();
            });
    }

    void listAgain() {
        m_listing = true;
        ask(
            this,
            [list = m_source->list, before = m_keys] {
                auto keys = list(0);
                KeyPlan plan;
                if (keys)
                    plan = planKeys(plain(*before), plain(*keys));
                return std::pair(std::move(keys), std::move(plan));
            },
            [this, generation = m_generation](std::pair<Result<Keys>, KeyPlan> answer) {
                if (generation != m_generation)
                    return;
                if (!answer.first)
                    return listFailed(answer.first.error());
                startGeneration();
                if (answer.second.same()) {
                    changed(0, rowCount());
                } else {
                    Q_EMIT relistBegins();
                    startOver(std::move(*answer.first));
                    Q_EMIT relistEnded(answer.second);
                }
                finishListing();
            });
    }

    /// A vector's enum keys as the numbers that they are.
    static std::vector<std::int64_t> plain(const Keys& keys) {
        std::vector<std::int64_t> numbers(keys.size());
        std::ranges::transform(keys, numbers.begin(),
                               [](Key key) { return static_cast<std::int64_t>(key); });
        return numbers;
    }

    void startOver(Keys keys) {
        beginResetModel();
        m_expected = keys.size();
        m_keys = std::make_shared<const Keys>(std::move(keys));
        endResetModel();
    }

    void takeAll(Keys keys) {
        const auto shown = m_keys->size();
        const bool goesOn =
            keys.size() >= shown && std::equal(m_keys->begin(), m_keys->end(), keys.begin());
        if (!goesOn)
            return startOver(std::move(keys));
        const auto rows = static_cast<std::size_t>(rowCount());
        const auto now = keys.size();
        if (now < rows)
            beginRemoveRows({}, static_cast<int>(now), static_cast<int>(rows) - 1);
        else if (now > rows)
            beginInsertRows({}, static_cast<int>(rows), static_cast<int>(now) - 1);
        m_expected = now;
        m_keys = std::make_shared<const Keys>(std::move(keys));
        if (now < rows)
            endRemoveRows();
        else if (now > rows)
            endInsertRows();
        changed(static_cast<int>(shown), static_cast<int>(std::min(now, rows)));
    }

    void finishListing() {
        m_listing = false;
        if (!std::exchange(m_complete, true))
            Q_EMIT completed();
        if (std::exchange(m_listAgain, false))
            listAgain();
    }

    void listFailed(const Error& error) {
        m_listing = false;
        m_listAgain = false;
        Q_EMIT askingFailed(error);
    }

    void changed(int first, int end) {
        if (first < end)
            Q_EMIT dataChanged(index(first), index(end - 1));
    }

    void want(int page) {
        if (std::ranges::find(m_underWay, page) != m_underWay.end() ||
            std::ranges::find(m_failedPages, page) != m_failedPages.end())
            return;
        std::erase(m_wanted, page);
        m_wanted.push_front(page);
        if (m_wanted.size() > kWantedPages)
            m_wanted.pop_back();
        if (!std::exchange(m_sending, true))
            QMetaObject::invokeMethod(
                this,
                [this] {
                    m_sending = false;
                    send();
                },
                Qt::QueuedConnection);
    }

    void send() {
        while (m_source && !m_wanted.empty() && m_underWay.size() < kPagesUnderWay) {
            const int page = m_wanted.front();
            m_wanted.pop_front();
            const auto first = static_cast<std::size_t>(page) * kPageRows;
            if (first >= m_keys->size())
                continue;
            const auto count = std::min<std::size_t>(kPageRows, m_keys->size() - first);
            Keys keys(m_keys->begin() + static_cast<std::ptrdiff_t>(first),
                      m_keys->begin() + static_cast<std::ptrdiff_t>(first + count));
            m_underWay.push_back(page);
            ask(
                this, [rows = m_source->rows, keys] { return rows(keys); },
                [this, page, keys, generation = m_generation,
                 epoch = m_epoch](Result<std::vector<std::optional<Row>>> rows) {
                    if (generation == m_generation)
                        arrive(page, keys, epoch, std::move(rows));
                });
        }
    }

    void arrive(int page, const Keys& keys, std::uint64_t epoch,
                Result<std::vector<std::optional<Row>>> rows) {
        std::erase(m_underWay, page);
        if (!rows) {
            m_failedPages.push_back(page);
            Q_EMIT askingFailed(rows.error());
        } else {
            for (std::size_t i = 0; i < keys.size() && i < rows->size(); ++i)
                m_rows.insert(static_cast<qint64>(keys[i]), new Kept{std::move((*rows)[i]), epoch});
            const int first = page * kPageRows;
            changed(first, std::min(first + static_cast<int>(keys.size()), rowCount()));
        }
        send();
    }

    std::optional<Source> m_source;
    KeysPtr m_keys = std::make_shared<const Keys>();
    std::size_t m_expected = 0;
    mutable QCache<qint64, Kept> m_rows;
    std::uint64_t m_generation = 0;
    std::uint64_t m_epoch = 0;  ///< rows asked for before the last change are read again
    bool m_listing = false;
    bool m_listAgain = false;
    bool m_complete = false;
    bool m_sending = false;
    std::deque<int> m_wanted;  ///< latest first
    std::vector<int> m_underWay;
    std::vector<int> m_failedPages;
};

}  // namespace linnet::ui
