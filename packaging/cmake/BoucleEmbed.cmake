# boucle_embed_text(<target> <name> <file>): makes the text of <file> a `constexpr char name[]` in the generated
# header "<name>.h", which the target can include; changes of the file rebuild it.
function(boucle_embed_text target name file)
    set(header ${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.h)
    add_custom_command(
        OUTPUT ${header}
        COMMAND ${CMAKE_COMMAND} -DINPUT=${file} -DOUTPUT=${header} -DNAME=${name}
                -P ${CMAKE_SOURCE_DIR}/packaging/cmake/EmbedText.cmake
        DEPENDS ${file} ${CMAKE_SOURCE_DIR}/packaging/cmake/EmbedText.cmake
        COMMENT "Embedding ${name}")
    target_sources(${target} PRIVATE ${header})
    target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/embedded)
endfunction()
