# Compiler settings that every target of Boucle shares, and ccache.

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Precompiled headers need the sloppiness; without it every unit that uses one is a miss.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_PCH_EXTSUM=true ${CCACHE_PROGRAM})
endif()

if(BOUCLE_SANITIZE)
    add_compile_options(-fsanitize=${BOUCLE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${BOUCLE_SANITIZE})
endif()

if(CMAKE_CXX_CLANG_TIDY)
    # Checks of generated code would tell about moc. At least one check has to be on.
    file(WRITE ${CMAKE_BINARY_DIR}/.clang-tidy "Checks: '-*,clang-analyzer-core.NullDereference'\n")
endif()

function(boucle_configure_target target)
    target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR})
    target_compile_definitions(${target} PRIVATE
        QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH
        QT_DISABLE_DEPRECATED_BEFORE=0x060400)
    target_compile_options(${target} PRIVATE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align
        # gcc 12 sees uninitialised reads in moves of std::variant where there are none.
        $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
        -Wimplicit-fallthrough -Wno-missing-field-initializers -fpch-preprocess)
    if(BOUCLE_WARNINGS_AS_ERRORS)
        target_compile_options(${target} PRIVATE -Werror)
    endif()
endfunction()
