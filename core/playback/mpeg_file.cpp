// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <mpg123.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/playback/mpeg_trim.h"
#include "core/playback/sound_file.h"

namespace linnet::playback {
namespace {

/// The shortest and the longest frame that there can be, in bytes.
constexpr std::int64_t kShortestFrame = 24;
constexpr std::int64_t kLongestFrame = 2'881;
/// A file up to this length is looked through when it is opened, which takes a few ms. Of a longer
/// one whose header cannot be believed the length is an estimate until survey() has seen it all.
constexpr std::int64_t kShortFile = 2'000'000;
/// Frames that survey() looks at in one call, in about 1 ms.
constexpr int kSurveyFrames = 2'000;

/// How many frames must be decoded before the one that is sought, for it uses up to 511 bytes (255
/// in MPEG 2) of what those before it left over. At the lowest bitrate a frame has 60 (3) of them.
long framesBefore(const mpg123_frameinfo& info) {
    return info.version == MPG123_1_0 ? 12 : 90;
}

/// What libmpg123 reads from: the bytes from `begin` on. An error is kept, since libmpg123 only
/// sees that nothing came.
struct Reader {
    SongBytes* bytes = nullptr;
    std::int64_t begin = 0;
    std::int64_t at = 0;
    std::optional<Error> error;

    static ssize_t read(void* self, void* into, std::size_t count) {
        auto& reader = *static_cast<Reader*>(self);
        auto got = reader.bytes->read(reader.begin + reader.at,
                                      std::span(static_cast<std::byte*>(into), count));
        if (!got) {
            reader.error = got.error();
            return 0;
        }
        reader.at += static_cast<std::int64_t>(*got);
        return static_cast<ssize_t>(*got);
    }
    static off_t seek(void* self, off_t offset, int whence) {
        auto& reader = *static_cast<Reader*>(self);
        const std::int64_t size = reader.bytes->size() - reader.begin;
        const std::int64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? reader.at : size;
        reader.at = std::clamp<std::int64_t>(from + offset, 0, size);
        return reader.at;
    }
};

struct Closing {
    void operator()(mpg123_handle* handle) const { mpg123_delete(handle); }
};
using Handle = std::unique_ptr<mpg123_handle, Closing>;

/// Stands at the first frame of music, cuts nothing off, gives floats; null where there is no
/// audio.
Handle openHandle(Reader& reader) {
    static const bool ready = mpg123_init() == MPG123_OK;
    reader.at = 0;
    Handle handle(ready ? mpg123_new(nullptr, nullptr) : nullptr);
    if (!handle)
        return nullptr;
    mpg123_param(handle.get(), MPG123_ADD_FLAGS, MPG123_QUIET | MPG123_FORCE_FLOAT, 0);
    mpg123_param(handle.get(), MPG123_REMOVE_FLAGS, MPG123_GAPLESS | MPG123_AUTO_RESAMPLE, 0);
    long rate = 0;
    int channels = 0;
    int encoding = 0;
    if (mpg123_replace_reader_handle(handle.get(), &Reader::read, &Reader::seek, nullptr) !=
            MPG123_OK ||
        mpg123_open_handle(handle.get(), &reader) != MPG123_OK ||
        mpg123_getformat(handle.get(), &rate, &channels, &encoding) != MPG123_OK)
        return nullptr;
    // Whatever the frames to come say, this is made of them.
    mpg123_format_none(handle.get());
    if (mpg123_format(handle.get(), rate, channels, MPG123_ENC_FLOAT_32) != MPG123_OK)
        return nullptr;
    return handle;
}

std::string_view textOf(const mpg123_string& string) {
    return string.p == nullptr ? std::string_view() : std::string_view(string.p);
}

std::optional<MpegHeaders::ITunes> iTunesComment(mpg123_handle* handle) {
    mpg123_id3v1* v1 = nullptr;
    mpg123_id3v2* v2 = nullptr;
    if (mpg123_id3(handle, &v1, &v2) != MPG123_OK || v2 == nullptr)
        return std::nullopt;
    for (const mpg123_text& comment : std::span(v2->comment_list, v2->comments))
        if (textOf(comment.description) == "iTunSMPB")
            return parseITunes(textOf(comment.text));
    return std::nullopt;
}

std::int64_t stateOf(mpg123_handle* handle, mpg123_state key) {
    long value = 0;
    return mpg123_getstate(handle, key, &value, nullptr) == MPG123_OK ? std::max(value, 0L) : 0;
}

/// How many frames a handle has passed over, kSurveyFrames at most, and what stopped it before.
struct Steps {
    int frames = 0;
    int result = MPG123_OK;
};
Steps step(mpg123_handle* handle) {
    Steps steps;
    for (; steps.frames < kSurveyFrames; ++steps.frames) {
        const int result = mpg123_framebyframe_next(handle);
        if (result != MPG123_OK && result != MPG123_NEW_FORMAT) {
            steps.result = result;
            break;
        }
    }
    return steps;
}

class MpegFile final : public SoundFile {
 public:
    explicit MpegFile(SongBytes& bytes) { m_reader.bytes = m_scoutReader.bytes = &bytes; }

    [[nodiscard]] Result<> open();

    int sampleRateHz() const override { return m_rateHz; }
    std::vector<Speaker> speakers() const override {
        return speakersOf(m_channels, ChannelOrder::Film);
    }
    Gapless gapless() const override { return m_trim.source; }
    std::int64_t frames() const override { return m_estimate.value_or(m_end) - m_trim.begin; }
    std::int64_t read(std::span<float> into) override;
    bool seek(std::int64_t frame) override;
    bool survey() override;

 private:
    [[nodiscard]] Result<MpegHeaders> readHeaders();
    [[nodiscard]] bool believes(const MpegHeaders& headers) const;
    void surveyed(std::int64_t frames);
    void surveyBehindTheEnd();
    void shareIndex();
    /// Whether m_handle stands at `sample` now.
    [[nodiscard]] bool goTo(std::int64_t sample);
    /// Opens m_handle again where something has failed.
    [[nodiscard]] bool renew();

    Reader m_reader;
    /// Null once something has failed: libmpg123 (1.31.2) goes on with a frame that it could not
    /// set its decoder up for, and writes beyond its buffer where that is of another layer.
    Handle m_handle;
    long m_framesBefore = 0;
    Reader m_scoutReader;
    Handle m_scout;              ///< runs ahead and counts; null once it has come to the end
    std::int64_t m_scouted = 1;  ///< frames; it stands at the first one

    int m_rateHz = 0;
    int m_channels = 0;
    int m_samplesPerFrame = 0;
    MpegTrim m_trim;
    // As libmpg123 counts samples, which cuts nothing off.
    std::int64_t m_at = 0;
    std::int64_t m_end = 0;
    bool m_isReadToTheEnd = false;  ///< m_handle stands there
    /// Of the whole length, while m_end is only a limit that it cannot pass.
    std::optional<std::int64_t> m_estimate;
};

Result<> MpegFile::open() {
    m_handle = openHandle(m_reader);
    auto headers = m_handle ? readHeaders() : fail(ErrorCode::NoAudio, QString());
    if (m_reader.error)
        return fail(*m_reader.error);
    if (!headers)
        return fail(std::move(headers.error()));
    m_trim = trimOf(*headers);
    m_scoutReader.begin = m_reader.begin;
    m_scout = openHandle(m_scoutReader);
    m_end = m_trim.end(headers->frames * m_samplesPerFrame);
    if (!believes(*headers)) {
        const std::int64_t size = m_reader.bytes->size() - m_reader.begin;
        while (size <= kShortFile && survey()) {
        }
        if (m_scout) {
            m_estimate = std::max<std::int64_t>(
                mpg123_framelength(m_handle.get()) * m_samplesPerFrame, m_trim.begin);
            m_end = m_trim.end(size / kShortestFrame * m_samplesPerFrame);
        }
    }
    if (m_end <= m_trim.begin || !seek(0))
        return fail(m_reader.error.value_or(Error{ErrorCode::NoAudio, QString()}));
    return {};
}

/// What the file says of itself; m_handle then stands at its music.
Result<MpegHeaders> MpegFile::readHeaders() {
    const auto noAudio = [] { return fail(ErrorCode::NoAudio, QStringLiteral("no MPEG frame")); };
    mpg123_frameinfo info{};
    if (mpg123_info(m_handle.get(), &info) != MPG123_OK)
        return noAudio();
    MpegHeaders headers;
    headers.iTunes = iTunesComment(m_handle.get());
    headers.lameDelay = stateOf(m_handle.get(), MPG123_ENC_DELAY);
    headers.lamePadding = stateOf(m_handle.get(), MPG123_ENC_PADDING);

    const std::int64_t first = std::max<std::int64_t>(mpg123_framepos(m_handle.get()), 0);
    const std::int64_t from = std::max<std::int64_t>(first - kLongestFrame, 0);
    std::array<char, kLongestFrame + 64> bytes{};
    const auto got = m_reader.bytes->read(from, std::as_writable_bytes(std::span(bytes)));
    if (!got)
        return fail(got.error());
    const std::string_view all(bytes.data(), *got);
    const auto before = std::min(static_cast<std::size_t>(first - from), all.size());
    readXing(all.substr(0, before), headers);
    // libmpg123 takes it for a frame of silence, or passes over it as being of another kind than
    // those that follow.
    if (const auto at = all.substr(0, before).rfind("VBRI"); at != all.npos && at >= 36) {
        std::ignore = readVbri(all.substr(at - 36, before - at + 36), headers);
    } else if (readVbri(all.substr(before), headers)) {
        m_reader.begin = first + info.framesize;
        m_handle = openHandle(m_reader);
        if (!m_handle || mpg123_info(m_handle.get(), &info) != MPG123_OK)
            return noAudio();
    }
    long rate = 0;
    int encoding = 0;
    if (mpg123_getformat(m_handle.get(), &rate, &m_channels, &encoding) != MPG123_OK || rate < 1 ||
        m_channels < 1 || m_channels > 2)
        return noAudio();
    m_framesBefore = framesBefore(info);
    mpg123_param(m_handle.get(), MPG123_PREFRAMES, m_framesBefore, 0);
    m_rateHz = static_cast<int>(rate);
    m_samplesPerFrame = mpg123_spf(m_handle.get());
    headers.layer = info.layer;
    headers.samplesPerFrame = m_samplesPerFrame;
    return headers;
}

bool MpegFile::believes(const MpegHeaders& headers) const {
    const std::int64_t size = m_reader.bytes->size() - m_reader.begin;
    return size > kShortFile && headers.frames > size / kLongestFrame / 2 &&
           headers.frames < size / kShortestFrame;
}

std::int64_t MpegFile::read(std::span<float> into) {
    if (!m_handle)
        return 0;
    const auto width = static_cast<std::size_t>(m_channels);
    const auto most = static_cast<std::size_t>(
        std::min<std::int64_t>(m_end - m_at, static_cast<std::int64_t>(into.size() / width)));
    auto bytes = std::as_writable_bytes(into.first(most * width));
    std::size_t filled = 0;
    bool isDone = false;
    for (int changes = 0; filled < bytes.size() && changes < 4 && !isDone;) {
        std::size_t got = 0;
        const int result =
            mpg123_read(m_handle.get(), bytes.data() + filled, bytes.size() - filled, &got);
        filled += got;
        if (result == MPG123_NEW_FORMAT)
            ++changes;  // it is made into the one that was asked for
        else if (result == MPG123_DONE)
            isDone = true;
        else if (result != MPG123_OK) {
            m_handle.reset();
            break;
        }
    }
    const auto frames = static_cast<std::int64_t>(filled / sizeof(float) / width);
    m_at += frames;
    m_isReadToTheEnd = isDone || (frames > 0 ? m_at == m_end : m_isReadToTheEnd);
    return frames;
}

bool MpegFile::seek(std::int64_t frame) {
    m_at = m_end;
    m_isReadToTheEnd = false;
    if (frame < 0 || frame >= m_end - m_trim.begin || !renew())
        return false;
    shareIndex();
    return goTo(m_trim.begin + frame);
}

bool MpegFile::goTo(std::int64_t sample) {
    const off_t reached = renew() ? mpg123_seek(m_handle.get(), sample, SEEK_SET) : -1;
    if (reached < 0)
        m_handle.reset();
    if (reached != sample)
        return false;
    m_at = sample;
    return true;
}

bool MpegFile::renew() {
    if (m_handle)
        return true;
    m_handle = openHandle(m_reader);
    if (m_handle)
        mpg123_param(m_handle.get(), MPG123_PREFRAMES, m_framesBefore, 0);
    return m_handle != nullptr;
}

bool MpegFile::survey() {
    if (std::exchange(m_isReadToTheEnd, false))
        surveyBehindTheEnd();
    if (!m_scout)
        return false;
    const Steps steps = step(m_scout.get());
    m_scouted += steps.frames;
    if (steps.result == MPG123_OK)
        return true;
    shareIndex();
    surveyed(m_scouted);
    return false;
}

/// What has been read need not be looked through: its frames are known, and few are left.
void MpegFile::surveyBehindTheEnd() {
    if (!m_scout || !m_handle)
        return;
    const std::int64_t at = m_at;
    const Steps steps = step(m_handle.get());
    if (steps.result != MPG123_OK)
        surveyed((at + m_samplesPerFrame - 1) / m_samplesPerFrame + steps.frames);
    if (steps.result != MPG123_OK && steps.result != MPG123_DONE)
        m_handle.reset();
    if ((steps.result == MPG123_OK || at < m_end) && !goTo(at))
        m_at = m_end;
}

void MpegFile::surveyed(std::int64_t frames) {
    m_scout.reset();
    m_estimate.reset();
    m_end = m_trim.end(frames * m_samplesPerFrame);
}

void MpegFile::shareIndex() {
    off_t* offsets = nullptr;
    off_t step = 0;
    std::size_t count = 0;
    if (m_scout && m_handle && mpg123_index(m_scout.get(), &offsets, &step, &count) == MPG123_OK &&
        count > 0)
        mpg123_set_index(m_handle.get(), offsets, step, count);
}

}  // namespace

Result<std::unique_ptr<SoundFile>> openMpegFile(SongBytes& bytes) {
    auto file = std::make_unique<MpegFile>(bytes);
    if (auto opened = file->open(); !opened)
        return fail(std::move(opened.error()));
    return file;
}

}  // namespace linnet::playback
