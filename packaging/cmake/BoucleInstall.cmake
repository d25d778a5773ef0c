# The target boucle_app (all that the launcher needs), what `cmake --install` puts under the prefix, and the Debian
# package. Included when every target is there.
#   PREFIX/bin/boucle           the launcher; finds the rest in ../lib/boucle
#   PREFIX/lib/boucle           the node host, its boot file and the modules that it loads
#   PREFIX/share                desktop entry, metadata, icon, licences

get_property(_boucle_app_targets DIRECTORY ${CMAKE_SOURCE_DIR}/app PROPERTY BUILDSYSTEM_TARGETS)
set(_boucle_programs "")
set(_boucle_modules "")
foreach(_target IN LISTS _boucle_app_targets)
    get_target_property(_type ${_target} TYPE)
    if(_type STREQUAL EXECUTABLE)
        list(APPEND _boucle_programs ${_target})
    elseif(_type STREQUAL MODULE_LIBRARY)
        list(APPEND _boucle_modules ${_target})
    endif()
endforeach()

add_custom_target(boucle_app DEPENDS ${_boucle_programs} ${_boucle_modules})

install(TARGETS ${_boucle_programs} RUNTIME DESTINATION bin)
# Not CMAKE_INSTALL_LIBDIR, which Debian sets to lib/<machine>: these are parts of one program, found from bin.
install(TARGETS ${_boucle_modules} LIBRARY DESTINATION lib/boucle)
install(FILES app/boot.cjs ${CMAKE_BINARY_DIR}/lib/boucle/bootstrap.cjs DESTINATION lib/boucle)
install(PROGRAMS ${BOUCLE_NODE_EXECUTABLE} DESTINATION lib/boucle)
install(DIRECTORY ${BOUCLE_NPM_DIR} DESTINATION lib/boucle PATTERN docs EXCLUDE PATTERN man EXCLUDE)

install(FILES packaging/linux/boucle.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES packaging/linux/org.boucle.boucle.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES packaging/linux/boucle.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES LICENSE NOTICES.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${BOUCLE_NODE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME LICENSE.node)
install(FILES ${BOUCLE_PARSER_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME LICENSE.babel-parser)
install(FILES ${BOUCLE_ICON_DIR}/../LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME LICENSE.lucide)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME boucle)
set(CPACK_PACKAGE_VENDOR "The Boucle contributors")
set(CPACK_PACKAGE_CONTACT "The Boucle contributors <contributors@boucle.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY ${PROJECT_DESCRIPTION})
set(CPACK_PACKAGE_DESCRIPTION
    "Boucle runs Node.js servers inside itself: each one is a thread of the IDE with its own JavaScript engine and event loop. The command boucle exec does the same without a window.")
set(CPACK_PACKAGE_FILE_NAME boucle_${PROJECT_VERSION})
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
# The host stays as node's maintainers made it.
set(CPACK_STRIP_FILES OFF)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What no library brings.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-jetbrains-mono, fonts-inter, qt6-wayland")
include(CPack)
