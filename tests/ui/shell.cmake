# Tests of ui/common, ui/main, ui/project and of the window's side of app.
set(_shell_libraries boucle_ui boucle_ui_test_support boucle_test_support)
foreach(_name IN ITEMS tst_theme tst_actions tst_palette tst_projectdock tst_translations)
    boucle_add_test(${_name} LABEL ui SOURCES ${_name}.cpp LIBRARIES ${_shell_libraries})
endforeach()
target_compile_definitions(tst_translations PRIVATE LUPDATE="$<TARGET_FILE:Qt6::lupdate>")
