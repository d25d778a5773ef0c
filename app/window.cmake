# The window side of the program, over the runtime's port only: the window's module and tests link it. Also
# included where nothing is built for the host, so that the sanitizers see it.
add_library(boucle_window STATIC
    ${CMAKE_CURRENT_LIST_DIR}/application.cpp
    ${CMAKE_CURRENT_LIST_DIR}/application.h
    ${CMAKE_CURRENT_LIST_DIR}/debugactions.cpp
    ${CMAKE_CURRENT_LIST_DIR}/debugactions.h
    ${CMAKE_CURRENT_LIST_DIR}/hotreloadactions.cpp
    ${CMAKE_CURRENT_LIST_DIR}/hotreloadactions.h
    ${CMAKE_CURRENT_LIST_DIR}/loopactions.cpp
    ${CMAKE_CURRENT_LIST_DIR}/loopactions.h
    ${CMAKE_CURRENT_LIST_DIR}/packageactions.cpp
    ${CMAKE_CURRENT_LIST_DIR}/packageactions.h
    ${CMAKE_CURRENT_LIST_DIR}/packageediting.cpp
    ${CMAKE_CURRENT_LIST_DIR}/packageediting.h
    ${CMAKE_CURRENT_LIST_DIR}/placementactions.cpp
    ${CMAKE_CURRENT_LIST_DIR}/placementactions.h
    ${CMAKE_CURRENT_LIST_DIR}/profilingactions.cpp
    ${CMAKE_CURRENT_LIST_DIR}/profilingactions.h
    ${CMAKE_CURRENT_LIST_DIR}/runactions.cpp
    ${CMAKE_CURRENT_LIST_DIR}/runactions.h
    ${CMAKE_CURRENT_LIST_DIR}/runcontrol.cpp
    ${CMAKE_CURRENT_LIST_DIR}/runcontrol.h
    ${CMAKE_CURRENT_LIST_DIR}/settings.cpp
    ${CMAKE_CURRENT_LIST_DIR}/settings.h
)
target_link_libraries(boucle_window PUBLIC boucle_ui)
boucle_configure_target(boucle_window)

# Which runtime runs what; the window's module and tests make one of each.
add_library(boucle_placement STATIC
    ${CMAKE_CURRENT_LIST_DIR}/placedruntime.cpp
    ${CMAKE_CURRENT_LIST_DIR}/placedruntime.h
)
target_link_libraries(boucle_placement PUBLIC boucle_core boucle_remote)
boucle_configure_target(boucle_placement)
