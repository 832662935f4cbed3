# benefit_catalogue(TARGET PO NAMESPACE) compiles po/zh_CN.po into the target, as NAMESPACE::zh_CN_catalogue of the header
# zh_CN_catalogue.hpp: the translations travel inside the program, with no file to install and no system locale to
# generate.
function(benefit_catalogue target po namespace)
  set(po ${CMAKE_CURRENT_SOURCE_DIR}/${po})
  set(mo ${CMAKE_CURRENT_BINARY_DIR}/${target}.mo)
  set(header ${CMAKE_CURRENT_BINARY_DIR}/generated/zh_CN_catalogue.hpp)
  add_custom_command(
    OUTPUT ${header}
    COMMAND ${GETTEXT_MSGFMT_EXECUTABLE} --check-format --check-domain --output-file=${mo} ${po}
    COMMAND ${CMAKE_COMMAND} -DFILE=${mo} -DHEADER=${header} -DNAMESPACE=${namespace}
            -P ${PROJECT_SOURCE_DIR}/cmake/EmbedCatalogue.cmake
    BYPRODUCTS ${mo}
    DEPENDS ${po} ${PROJECT_SOURCE_DIR}/cmake/EmbedCatalogue.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${header})
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/generated)
endfunction()
