// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_music.h"

#include <sndfile.h>
#include <taglib/attachedpictureframe.h>
#include <taglib/id3v2tag.h>
#include <taglib/mpegfile.h>
#include <taglib/tpropertymap.h>

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <array>
#include <cmath>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace linnet::app {
namespace {

constexpr int kRate = 44'100;
constexpr double kBeatSeconds = 0.36;
constexpr int kBeats = 40;

struct DemoAlbum {
    const char* artist;
    const char* title;
    const char* genre;
    int year;
    int tonic;  ///< MIDI note
    std::array<int, 7> scale;
    QRgb ground;
    QRgb figure;
    std::array<const char*, 4> songs;
};

const std::array kAlbums = {
    DemoAlbum{"The Hedgerow Four",
              "First Light",
              "Folk",
              2019,
              57,
              {0, 2, 4, 5, 7, 9, 11},
              0xff31434f,
              0xfff2a65a,
              {"Dew on the Gate", "Small Hours", "Lark Ascends", "Home by Nine"}},
    DemoAlbum{"Ida Sørensen",
              "Øst for Sol",
              "Classical",
              2021,
              52,
              {0, 2, 3, 5, 7, 8, 10},
              0xff5b3a4a,
              0xffe9d8c8,
              {"Tåge", "Fuglen", "Kystvej", "Nattog"}},
    DemoAlbum{"Finch & Daughters",
              "Kitchen Radio",
              "Pop",
              2024,
              60,
              {0, 2, 4, 7, 9, 12, 14},
              0xff2f4a3a,
              0xff9bd1a5,
              {"Café con Leche", "Tin Roof", "Paper Boats", "One More Verse"}},
};

/// A tune walks the scale in small steps; each note is a plucked string (Karplus and Strong, 1983).
std::vector<float> compose(const DemoAlbum& album, unsigned seed) {
    std::mt19937 random(seed);
    const auto frames = static_cast<std::size_t>(kBeatSeconds * (kBeats + 3) * kRate);
    std::vector<float> samples(frames * 2, 0.0F);
    const auto pluck = [&](int note, double beat, float level, float pan) {
        const double frequency = 440.0 * std::pow(2.0, (note - 69) / 12.0);
        std::vector<float> string(static_cast<std::size_t>(kRate / frequency));
        for (float& value : string)
            value = static_cast<float>(random() % 2000) / 1000.0F - 1.0F;
        std::size_t at = 0;
        const auto start = static_cast<std::size_t>(beat * kBeatSeconds * kRate);
        for (std::size_t i = start; i < std::min(frames, start + 3 * kRate / 2); ++i) {
            const std::size_t next = (at + 1) % string.size();
            const float value = string[at];
            string[at] = 0.4985F * (string[at] + string[next]);
            samples[2 * i] += level * (1.0F - pan) * value;
            samples[2 * i + 1] += level * pan * value;
            at = next;
        }
    };
    int degree = 0;
    for (int beat = 0; beat < kBeats; ++beat) {
        if (beat % 4 == 0) {
            const int root = album.tonic - 12 + album.scale[random() % 4];
            for (const int third : {0, 7, 12})
                pluck(root + third, beat, 0.22F, 0.42F);
        }
        degree = std::clamp(degree + static_cast<int>(random() % 5) - 2, 0, 6);
        if (random() % 5 != 0)
            pluck(album.tonic + 12 + album.scale[static_cast<std::size_t>(degree)], beat, 0.4F,
                  0.58F);
    }
    return samples;
}

QByteArray cover(const DemoAlbum& album) {
    QImage image(500, 500, QImage::Format_RGB32);
    image.fill(QColor::fromRgb(album.ground));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QColor colour = QColor::fromRgb(album.figure);
    for (int ring = 0; ring < 5; ++ring) {
        colour.setAlphaF(0.25F + 0.15F * static_cast<float>(ring));
        painter.setBrush(colour);
        const int size = 420 - ring * 84;
        painter.drawEllipse(QRect(40 + (album.year % 7) * 10, 250 - size / 2, size, size));
    }
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return png;
}

bool encode(const std::filesystem::path& file, const std::vector<float>& samples) {
    SF_INFO info{};
    info.samplerate = kRate;
    info.channels = 2;
    info.format = SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
    SNDFILE* sound = sf_open(file.c_str(), SFM_WRITE, &info);
    if (sound == nullptr)
        return false;
    const auto frames = static_cast<sf_count_t>(samples.size() / 2);
    const bool whole = sf_writef_float(sound, samples.data(), frames) == frames;
    return sf_close(sound) == 0 && whole;
}

bool tag(const std::filesystem::path& path, const DemoAlbum& album, int number,
         const QByteArray& image) {
    TagLib::MPEG::File file(path.c_str(), false);
    TagLib::ID3v2::Tag* id3 = file.ID3v2Tag(true);
    const auto text = [](const std::string& value) {
        return TagLib::StringList(TagLib::String(value, TagLib::String::UTF8));
    };
    TagLib::PropertyMap map;
    map.insert("TITLE", text(album.songs[static_cast<std::size_t>(number)]));
    map.insert("ARTIST", text(album.artist));
    map.insert("ALBUM", text(album.title));
    map.insert("GENRE", text(album.genre));
    map.insert("DATE", text(std::to_string(album.year)));
    map.insert("TRACKNUMBER", text(std::to_string(number + 1)));
    id3->setProperties(map);
    auto* picture = new TagLib::ID3v2::AttachedPictureFrame;
    picture->setType(TagLib::ID3v2::AttachedPictureFrame::FrontCover);
    picture->setMimeType("image/png");
    picture->setPicture(
        TagLib::ByteVector(image.constData(), static_cast<unsigned int>(image.size())));
    id3->addFrame(picture);  // owned by the tag from here on
    return file.save();
}

}  // namespace

Result<int> makeDemoMusic(const std::filesystem::path& folder) {
    int songs = 0;
    for (const DemoAlbum& album : kAlbums) {
        const auto place = folder / album.artist / album.title;
        std::error_code code;
        std::filesystem::create_directories(place, code);
        const QByteArray image = cover(album);
        for (int number = 0; number < static_cast<int>(album.songs.size()); ++number) {
            const auto file = place / ("0" + std::to_string(number + 1) + " " +
                                       album.songs[static_cast<std::size_t>(number)] + ".mp3");
            if (!encode(file, compose(album, static_cast<unsigned>(album.year + number))) ||
                !tag(file, album, number, image))
                return fail(ErrorCode::Io, QString::fromStdString(file.string()));
            ++songs;
        }
    }
    std::ofstream(folder / "read me.txt") << "Music made by rule.\n";
    std::ofstream(folder / "unfinished.mp3");
    return songs;
}

}  // namespace linnet::app
