#!/bin/sh
# 不连网安装 / installs without network: ./install.sh [文件夹 FOLDER]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
for python in python3.14 python3.13 python3.12 python3.11 python3; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then
        exec "$python" -I "$here/install.py" "$@"
    fi
done
cat "$here/no-python.txt" >&2
exit 2
