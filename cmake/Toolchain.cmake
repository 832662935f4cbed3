set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)  # programs are linked as position-independent ones too

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  # Paths count from the checkout on, so that every clone of it profits from what another one compiled.
  # The sloppiness is what ccache asks for to keep objects that use a precompiled header.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=true
                                  CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
else()
  # The same as ccache's: what the compiler puts in of paths does not depend on where the checkout lies.
  file(RELATIVE_PATH to_source ${PROJECT_BINARY_DIR} ${PROJECT_SOURCE_DIR})
  string(REGEX REPLACE "/$" "" to_source "${to_source}")
  add_compile_options(-ffile-prefix-map=${PROJECT_SOURCE_DIR}=${to_source})
endif()

# What every target of ours is compiled with. No -march: one binary runs on every x86-64, and what profits from
# newer instructions chooses them at run time (verify/face/CMakeLists.txt).
add_library(benefit_flags INTERFACE)
target_compile_options(benefit_flags INTERFACE -Wall -Wextra -Wconversion -Wshadow)
target_include_directories(benefit_flags INTERFACE ${PROJECT_SOURCE_DIR})
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 warns of what is not there: members of moved std::optionals (gcc bug 80635), sums of short strings (105651).
  target_compile_options(benefit_flags INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
endif()
# What is installed opens hostile files and holds keys: an overrun ends the process instead of going on, and addresses
# differ from run to run. The sanitizers bring better checks of their own.
if(NOT BENEFIT_SANITIZE)
  set(optimised $<AND:$<CONFIG:Release,RelWithDebInfo,MinSizeRel>,$<NOT:$<BOOL:$<TARGET_PROPERTY:BENEFIT_TEST_CODE>>>>)
  target_compile_options(benefit_flags INTERFACE
    $<${optimised}:-U_FORTIFY_SOURCE> $<${optimised}:-D_FORTIFY_SOURCE=2> $<${optimised}:-fstack-protector-strong>)
  target_compile_definitions(benefit_flags INTERFACE $<${optimised}:_GLIBCXX_ASSERTIONS>)
  target_link_options(benefit_flags INTERFACE $<${optimised}:LINKER:-z,relro,-z,now>)
endif()
if(BENEFIT_SANITIZE)
  target_compile_options(benefit_flags INTERFACE -fsanitize=${BENEFIT_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  target_link_options(benefit_flags INTERFACE -fsanitize=${BENEFIT_SANITIZE})
endif()

# Tests' own code. What they try is the product, which is compiled as it is installed; optimising the tests as well, or
# looking for undefined behaviour in them, would take twice as long to compile.
function(benefit_test_code target)
  set_target_properties(${target} PROPERTIES BENEFIT_TEST_CODE ON)
  target_compile_options(${target} PRIVATE -O0 $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
  if(BENEFIT_SANITIZE MATCHES undefined)
    target_compile_options(${target} PRIVATE -fno-sanitize=undefined)
  endif()
endfunction()
