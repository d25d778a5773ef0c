// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/fileicons.h"

namespace boucle {

QLatin1String iconNameOf(FileKind kind)
{
    switch (kind) {
    case FileKind::Folder:
        return QLatin1String("folder");
    case FileKind::JavaScript:
    case FileKind::TypeScript:
    case FileKind::Html:
    case FileKind::Css:
        return QLatin1String("file-code");
    case FileKind::Json:
        return QLatin1String("braces");
    case FileKind::Markdown:
        return QLatin1String("file-text");
    case FileKind::Environment:
        return QLatin1String("key-round");
    case FileKind::Image:
        return QLatin1String("file-image");
    case FileKind::Lock:
        return QLatin1String("lock");
    case FileKind::Other:
        break;
    }
    return QLatin1String("file");
}

} // namespace boucle
