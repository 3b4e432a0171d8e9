// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/playback_impl.h"

namespace linnet::playback {

Result<> PlaybackService::setSound(const Session& session, const SoundSettings& sound) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    const SoundSettings wanted = sound.clamped();
    if (m_impl->state.sound == wanted)
        return {};
    m_impl->state.sound = wanted;
    m_impl->applySound();
    m_impl->save(false);
    Q_EMIT soundChanged();
    return {};
}

Result<> PlaybackService::savePreset(const Session& session, const EqualiserPreset& preset) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    SoundSettings sound;
    sound.equaliser = preset.curve;
    const EqualiserPreset wanted{preset.name.trimmed(), sound.clamped().equaliser};
    if (wanted.name.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("a preset without a name"));
    auto& presets = m_impl->state.presets;
    const auto at = std::lower_bound(
        presets.begin(), presets.end(), wanted.name,
        [](const EqualiserPreset& one, const QString& name) { return one.name < name; });
    if (at != presets.end() && at->name == wanted.name)
        *at = wanted;
    else
        presets.insert(at, wanted);
    ++m_impl->keptChanges;
    m_impl->log.savePreset(session.user(), wanted);
    Q_EMIT presetsChanged();
    return {};
}

Result<> PlaybackService::removePreset(const Session& session, const QString& name) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    auto& presets = m_impl->state.presets;
    const auto gone =
        std::remove_if(presets.begin(), presets.end(),
                       [&name](const EqualiserPreset& one) { return one.name == name; });
    if (gone == presets.end())
        return fail(ErrorCode::NotFound, name);
    presets.erase(gone, presets.end());
    ++m_impl->keptChanges;
    m_impl->log.removePreset(session.user(), name);
    Q_EMIT presetsChanged();
    return {};
}

void PlaybackService::attend() {
    m_impl->engine.attend();
}

void PlaybackService::Impl::applySound() {
    engine.setSound(state.sound);
}

SongTurn PlaybackService::Impl::turnOf(Turn turn, std::size_t index,
                                       std::optional<std::size_t> before) const {
    SongTurn named;
    named.turn = turn;
    named.song = state.queue[index];
    if (before)
        named.before = state.queue[*before];
    if (const auto after = editor.following(index))
        named.after = state.queue[*after];
    return named;
}

}  // namespace linnet::playback
