# Writes OUTPUT: the text of INPUT as a raw string literal called NAME.
file(READ ${INPUT} text)
file(WRITE ${OUTPUT} "// Generated from ${NAME}; do not edit.\n#pragma once\n\ninline constexpr char ${NAME}[] = R\"boucle(${text})boucle\";\n")
