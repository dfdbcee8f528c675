# Runs a command in an unpacked image much as a container engine would: its root read-only, nothing to be executed from its /tmp,
# as the image's user. Takes the folder, user:group, the image's PATH, and the command.
set -eu
root=$1 user=$2 path=$3
shift 3
PATH=/usr/sbin:/usr/bin:/sbin:/bin
mount --bind "$root" "$root"
mount -o remount,bind,ro "$root"
mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o noexec,nosuid,nodev,mode=1777,size=64m tmpfs "$root/tmp"
chroot=$(command -v chroot)
exec env PATH="$path" "$chroot" --userspec="$user" "$root" "$@"
