# benefit_room(NAME LINKS ...) makes the static library benefit::NAME of every .cpp in the room's folder. LINKS are
# written out room by room; tests/unit/house/rooms_test.py holds the #include lines to the house's rule.
function(benefit_room name)
  cmake_parse_arguments(ROOM "" "" "LINKS;PRIVATE_LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_library(benefit_${name} STATIC ${sources})
  add_library(benefit::${name} ALIAS benefit_${name})
  target_link_libraries(benefit_${name} PUBLIC ${ROOM_LINKS} PRIVATE ${ROOM_PRIVATE_LINKS} benefit_flags)
  target_include_directories(benefit_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  set_target_properties(benefit_${name} PROPERTIES UNITY_BUILD ${BENEFIT_UNITY})
endfunction()

# benefit_embed(TARGET NAMESPACE OUTPUT FILES ...) makes the header OUTPUT with one std::string_view for each text file,
# named after the file (insert_payment.sql -> insert_payment, 0001_create_facts.sql -> _0001_create_facts), so that a
# program needs no data files beside it.
function(benefit_embed target namespace output)
  set(header ${CMAKE_CURRENT_BINARY_DIR}/generated/${output})
  add_custom_command(
    OUTPUT ${header}
    COMMAND ${CMAKE_COMMAND} -DHEADER=${header} -DNAMESPACE=${namespace} "-DFILES=${ARGN}"
            -DROOT=${CMAKE_CURRENT_SOURCE_DIR} -P ${PROJECT_SOURCE_DIR}/cmake/Embed.cmake
    DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/Embed.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${header})
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/generated)
endfunction()
