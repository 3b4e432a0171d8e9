#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Linnet authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-metadata.sh PACKAGING: the desktop entry, AppStream data and man page are well formed, and the
# scripts are POSIX sh.
set -eu
cd "$1"
desktop-file-validate org.linnet.Linnet.desktop
appstreamcli validate --no-net --pedantic org.linnet.Linnet.metainfo.xml
for script in linnet-dev null-sink.sh test-metadata.sh test-package.sh ../.ci/run; do
    sh -n "$script"
done
# man is not on a bare machine; where it is, its complaints count.
if command -v man >/dev/null; then
    complaints=$(LC_ALL=C.UTF-8 man --warnings -l linnet.1 2>&1 >/dev/null)
    [ -z "$complaints" ] || {
        echo "linnet.1: $complaints"
        exit 1
    }
fi
