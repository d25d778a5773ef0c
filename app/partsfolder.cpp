// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/partsfolder.h"

#include <QFileInfo>

#include <dlfcn.h>

namespace boucle {

QString partsFolder()
{
    Dl_info info = {};
    dladdr(reinterpret_cast<void *>(&partsFolder), &info);
    return QFileInfo(QString::fromLocal8Bit(info.dli_fname)).absolutePath();
}

} // namespace boucle
