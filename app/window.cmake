# The window side of the program, over the runtime's port only: the window's module and tests link it.
add_library(boucle_window STATIC
    application.cpp
    application.h
    runactions.cpp
    runactions.h
    runcontrol.cpp
    runcontrol.h
    settings.cpp
    settings.h
)
target_link_libraries(boucle_window PUBLIC boucle_ui)
boucle_configure_target(boucle_window)
