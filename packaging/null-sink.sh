# SPDX-FileCopyrightText: 2026 The Linnet authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
#
# A private sound server, session bus and display, so that nothing reaches the machine's own. Sourced
# by linnet-dev. Whatever is started is remembered by its process id and ended by stop_private.

private_dir=
private_pids=

# make_private: a runtime folder of our own, gone again when the script ends, however it ends.
make_private() {
    [ -z "$private_dir" ] || return 0
    private_dir=$(mktemp -d "${TMPDIR:-/tmp}/linnet-dev.XXXXXX") || return 1
    chmod 700 "$private_dir"
    trap stop_private EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    XDG_RUNTIME_DIR=$private_dir
    export XDG_RUNTIME_DIR
}

# stop_private: ends what was started here, the last first.
stop_private() {
    for pid in $private_pids; do
        kill "$pid" 2>/dev/null || continue
        wait "$pid" 2>/dev/null || :
    done
    private_pids=
    [ -z "$private_dir" ] || rm -rf "$private_dir"
    private_dir=
}

remember() {
    private_pids="$1 $private_pids"
}

# wait_until PID COMMAND…: until the command succeeds, for at most ten seconds and while PID lives.
wait_until() {
    watched=$1
    shift
    tries=100
    until "$@" >/dev/null 2>&1; do
        tries=$((tries - 1))
        if [ "$tries" -le 0 ] || ! kill -0 "$watched" 2>/dev/null; then
            return 1
        fi
        sleep 0.1
    done
}

# start_null_sink: a PulseAudio that plays into nothing, at the pace of a sound card.
start_null_sink() {
    make_private || return 1
    PULSE_RUNTIME_PATH=$private_dir/pulse
    PULSE_STATE_PATH=$private_dir/pulse
    PULSE_COOKIE=$private_dir/pulse/cookie
    PULSE_SERVER=unix:$private_dir/pulse/native
    export PULSE_RUNTIME_PATH PULSE_STATE_PATH PULSE_COOKIE
    mkdir -m 700 "$private_dir/pulse"
    # -n: not the machine's default.pa, which would open real devices. The server must not be told
    # to connect to itself, so PULSE_SERVER is exported afterwards.
    env -u PULSE_SERVER -u PULSE_SINK pulseaudio -n --daemonize=no --exit-idle-time=-1 \
        --realtime=no --high-priority=no --disable-shm=yes \
        --load="module-native-protocol-unix auth-anonymous=1 socket=$private_dir/pulse/native" \
        --load="module-null-sink sink_name=linnet_null rate=44100" \
        --load="module-always-sink" >"$private_dir/pulse.log" 2>&1 &
    pulse_pid=$!
    remember "$pulse_pid"
    export PULSE_SERVER
    PULSE_SINK=linnet_null
    export PULSE_SINK
    wait_until "$pulse_pid" pactl info && return 0
    echo "linnet-dev: the private PulseAudio did not start:" >&2
    cat "$private_dir/pulse.log" >&2
    return 1
}

# start_bus: a session bus that can start no services, so that no keyring or portal is asked.
start_bus() {
    make_private || return 1
    cat >"$private_dir/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=$private_dir/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONF
    dbus-daemon --config-file="$private_dir/bus.conf" --nofork --nopidfile --nosyslog \
        >"$private_dir/bus.log" 2>&1 &
    bus_pid=$!
    remember "$bus_pid"
    DBUS_SESSION_BUS_ADDRESS=unix:path=$private_dir/bus
    export DBUS_SESSION_BUS_ADDRESS
    wait_until "$bus_pid" test -S "$private_dir/bus" && return 0
    echo "linnet-dev: the private session bus did not start:" >&2
    cat "$private_dir/bus.log" >&2
    return 1
}

# start_display: an X server that draws into memory, on a display number that it finds free itself.
start_display() {
    make_private || return 1
    Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp \
        3>"$private_dir/display" >"$private_dir/xvfb.log" 2>&1 &
    xvfb_pid=$!
    remember "$xvfb_pid"
    if ! wait_until "$xvfb_pid" test -s "$private_dir/display"; then
        echo "linnet-dev: the private display did not start:" >&2
        cat "$private_dir/xvfb.log" >&2
        return 1
    fi
    DISPLAY=:$(cat "$private_dir/display")
    QT_QPA_PLATFORM=xcb
    export DISPLAY QT_QPA_PLATFORM
}
