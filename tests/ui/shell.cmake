# Tests of ui/common, ui/main, ui/project and of the window's side of app.
set(_shell_libraries boucle_ui boucle_ui_test_support boucle_test_support)
foreach(_name IN ITEMS tst_theme tst_actions tst_mainwindow tst_palette tst_projectdock tst_systemscheme tst_translations)
    boucle_add_test(${_name} LABEL ui SOURCES ${_name}.cpp LIBRARIES ${_shell_libraries})
endforeach()
target_compile_definitions(tst_translations PRIVATE LUPDATE="$<TARGET_FILE:Qt6::lupdate>")

boucle_add_test(tst_application LABEL ui SOURCES tst_application.cpp
                LIBRARIES boucle_window boucle_ui_test_support boucle_test_support)

# The same texts at twice the scale, as on a screen with many dots.
add_test(NAME tst_mainwindow_200 COMMAND tst_mainwindow nothingIsClipped screenshots)
get_test_property(tst_mainwindow ENVIRONMENT _environment)
list(TRANSFORM _environment REPLACE "^BOUCLE_BUILD_DIR=.*" "BOUCLE_BUILD_DIR=${CMAKE_BINARY_DIR}/scale-200")
set_tests_properties(tst_mainwindow_200 PROPERTIES
    LABELS ui TIMEOUT 120 ENVIRONMENT "${_environment};QT_SCALE_FACTOR=2")
target_link_libraries(tst_systemscheme PRIVATE Qt6::DBus)
