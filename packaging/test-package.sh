#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Linnet authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-package.sh BUILD CPACK: packs the build and installs the package in a Debian that has nothing
# but the base system, runs it there, and removes it again.
# Exit status 77 where it cannot be tried: not root, or no Debian mirror in reach.
set -eu
build=$1
cpack=$2

skip() {
    echo "skipped: $*"
    exit 77
}

fail() {
    echo "FAILED: $*"
    exit 1
}

[ "$(id -u)" -eq 0 ] || skip "a clean Debian can only be made by root"

# The archives that this machine installs from, as "URI CODENAME", without other vendors'.
# shellcheck disable=SC2016  # apt fills these in
mirrors=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(ORIGIN)' \
    'Created-By: Packages' 'Component: main' | sed -n 's/ Debian$//p' | sort -u)
# shellcheck disable=SC1091
release=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
mirror=$(echo "$mirrors" | awk -v release="$release" '$2 == release { print $1; exit }')
[ -n "$mirror" ] || skip "apt knows no Debian mirror; apt-get update may not have run"

# debootstrap downloads with wget, which takes a proxy from the environment.
proxy=$(apt-config dump --format '%v%n' Acquire::http::Proxy)
if [ -n "$proxy" ] && [ "$proxy" != DIRECT ]; then
    http_proxy=$proxy
    export http_proxy
fi
wget -q -T 20 -t 2 -O /dev/null "${mirror%/}/dists/$release/InRelease" ||
    skip "$mirror cannot be reached"

work=$(mktemp -d "${TMPDIR:-/var/tmp}/linnet-package.XXXXXX")
tree=$work/tree

clean_up() {
    # Nothing below may still be mounted when the tree is removed.
    sed -n "s|^[^ ]* \($work/[^ ]*\) .*|\1|p" /proc/mounts | sort -r | while read -r mounted; do
        umount "$mounted" || umount -l "$mounted"
    done
    if grep -q " $work/" /proc/mounts; then
        echo "still mounted below $work; it is left there"
        return
    fi
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' HUP INT TERM

in_tree() {
    chroot "$tree" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive XDG_RUNTIME_DIR=/tmp/runtime "$@"
}

echo "== packing"
"$cpack" -G DEB --config "$build/CPackConfig.cmake" -B "$work/package" >"$work/cpack.log" 2>&1 || {
    cat "$work/cpack.log"
    fail "cpack"
}
set -- "$work"/package/linnet_*.deb
if [ $# -ne 1 ] || [ ! -f "$1" ]; then
    fail "not one package: $*"
fi
package=$1
dpkg-deb --info "$package"
dpkg-deb --contents "$package"
for path in ./usr/bin/linnet ./usr/share/applications/org.linnet.Linnet.desktop \
    ./usr/share/metainfo/org.linnet.Linnet.metainfo.xml \
    ./usr/share/icons/hicolor/scalable/apps/org.linnet.Linnet.svg \
    ./usr/share/man/man1/linnet.1.gz ./usr/share/doc/linnet/copyright; do
    dpkg-deb --contents "$package" | awk '{ print $6 }' | grep -qxF "$path" || fail "no $path"
done
# Whatever lies outside /usr, or belongs to the development of Linnet, was installed by mistake.
strays=$(dpkg-deb --contents "$package" | awk '$6 !~ /\/$/ { print $6 }' |
    grep -vE '^\./usr/(bin/linnet|share/(applications|metainfo|icons|man|doc)/.*)$' || :)
[ -z "$strays" ] || fail "not expected in the package: $strays"

echo "== a clean Debian $release from $mirror"
debootstrap --variant=minbase "$release" "$tree" "$mirror" >"$work/debootstrap.log" 2>&1 || {
    tail -n 20 "$work/debootstrap.log"
    fail "debootstrap"
}
echo "$mirrors" | while read -r uri codename; do
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $uri $codename main"
done | sort -u >"$tree/etc/apt/sources.list"
{
    echo 'APT::Install-Recommends "false";'
    echo 'APT::Sandbox::User "root";'
    [ -z "${http_proxy:-}" ] || echo "Acquire::http::Proxy \"$http_proxy\";"
} >"$tree/etc/apt/apt.conf.d/99linnet"
echo force-unsafe-io >"$tree/etc/dpkg/dpkg.cfg.d/linnet"
printf '#!/bin/sh\nexit 101\n' >"$tree/usr/sbin/policy-rc.d"
chmod +x "$tree/usr/sbin/policy-rc.d"
# Not where these are links into a running system.
for file in /etc/resolv.conf /etc/hosts; do
    rm -f "$tree$file"
    cp -L "$file" "$tree$file"
done
mkdir -p "$tree/proc" "$tree/tmp/runtime"
chmod 700 "$tree/tmp/runtime"
mount -t proc proc "$tree/proc"
cp "$package" "$tree/tmp/linnet.deb"

echo "== installing"
in_tree apt-get -q update >"$work/apt.log" 2>&1 || {
    cat "$work/apt.log"
    fail "apt-get update in the clean Debian"
}
in_tree apt-get -q -y install /tmp/linnet.deb >"$work/apt.log" 2>&1 || {
    cat "$work/apt.log"
    fail "the package does not install"
}
unfound=$(in_tree ldd /usr/bin/linnet | grep 'not found' || :)
[ -z "$unfound" ] || fail "libraries are missing: $unfound"

echo "== running"
version=$(in_tree timeout 60 linnet --version) || fail "linnet --version"
echo "$version"
packaged=$(dpkg-deb --field "$package" Version)
case $version in
    *"$packaged"*) ;;
    *) fail "linnet calls itself '$version', the package $packaged" ;;
esac
in_tree timeout 120 linnet --library /tmp/library check ||
    fail "linnet check in a new library"
[ -n "$(ls "$tree/tmp/library" 2>/dev/null)" ] || fail "no library was made"

# The window: still open after five seconds (which timeout calls 124), and gone when told to.
status=0
in_tree QT_QPA_PLATFORM=offscreen timeout -k 20 5 linnet --library /tmp/library \
    >"$work/window.log" 2>&1 || status=$?
cat "$work/window.log"
[ "$status" -eq 124 ] || fail "the window ended with status $status"

echo "== removing"
in_tree dpkg -L linnet | while read -r path; do
    [ -d "$tree$path" ] || echo "$path"
done >"$work/files"
[ -s "$work/files" ] || fail "the package holds no files"
in_tree apt-get -q -y purge linnet >"$work/apt.log" 2>&1 || {
    cat "$work/apt.log"
    fail "the package does not uninstall"
}
left=$(while read -r path; do
    [ ! -e "$tree$path" ] || echo "$path"
done <"$work/files")
[ -z "$left" ] || fail "left behind: $left"
[ -n "$(ls "$tree/tmp/library")" ] || fail "the library went with the package"
echo "== installed, ran and left nothing behind"
