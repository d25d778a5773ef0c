# boucle_add_test(<name> LABEL <unit|ui> SOURCES … [LIBRARIES …] [THREADS]): a Qt Test executable, offscreen. THREADS:
#   what it tests has threads; it is also run under the thread sanitizer.
# boucle_add_host_test(<name> LABEL <runtime|e2e|bench> SOURCES … [LIBRARIES …] [TIMEOUT s] [ARGUMENTS …]):
#   a Qt Test module that the node host loads: its sources use BOUCLE_HOST_TEST_MAIN of tests/support. Those of e2e
#   need a display (packaging/test has a private one), the others are offscreen.

function(boucle_add_test name)
    cmake_parse_arguments(PARSE_ARGV 1 T "THREADS" "LABEL;TIMEOUT" "SOURCES;LIBRARIES")
    add_executable(${name} ${T_SOURCES})
    target_link_libraries(${name} PRIVATE ${T_LIBRARIES} Qt6::Test)
    boucle_configure_target(${name})
    add_test(NAME ${name} COMMAND ${name})
    if(NOT T_TIMEOUT)
        set(T_TIMEOUT 120)
    endif()
    set(labels ${T_LABEL})
    if(T_THREADS)
        list(APPEND labels threads)
    endif()
    set_tests_properties(${name} PROPERTIES
        LABELS "${labels}" TIMEOUT ${T_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;LANGUAGE=en;BOUCLE_SOURCE_DIR=${CMAKE_SOURCE_DIR};BOUCLE_BUILD_DIR=${CMAKE_BINARY_DIR}")
endfunction()

function(boucle_add_host_test name)
    cmake_parse_arguments(PARSE_ARGV 1 T "" "LABEL;TIMEOUT" "SOURCES;LIBRARIES;ARGUMENTS")
    add_library(${name} MODULE ${T_SOURCES})
    set_target_properties(${name} PROPERTIES PREFIX "" SUFFIX ".node")
    target_link_libraries(${name} PRIVATE ${T_LIBRARIES} boucle_hostmain Qt6::Test)
    boucle_configure_target(${name})
    add_test(NAME ${name}
             COMMAND ${BOUCLE_NODE_EXECUTABLE} --disable-sigusr1
                     ${CMAKE_SOURCE_DIR}/tests/support/boot.cjs $<TARGET_FILE:${name}> ${T_ARGUMENTS})
    if(NOT T_TIMEOUT)
        set(T_TIMEOUT 300)
    endif()
    set(platform offscreen)
    if(T_LABEL STREQUAL e2e)
        set(platform xcb)
    endif()
    set_tests_properties(${name} PROPERTIES
        LABELS ${T_LABEL} TIMEOUT ${T_TIMEOUT} RUN_SERIAL ON
        ENVIRONMENT "QT_QPA_PLATFORM=${platform};LC_ALL=C.UTF-8;LANGUAGE=en;UV_THREADPOOL_SIZE=64;BOUCLE_SOURCE_DIR=${CMAKE_SOURCE_DIR};BOUCLE_BUILD_DIR=${CMAKE_BINARY_DIR}")
endfunction()
