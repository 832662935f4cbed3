# Every library comes from Debian 12 (debian-packages.txt). Headers of others are SYSTEM: their warnings are not ours.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json locale system)
find_package(ICU REQUIRED COMPONENTS uc i18n data)
find_package(Gettext REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(tl-expected REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(CLI11 REQUIRED)
find_package(SQLiteCpp REQUIRED)

find_package(pugixml REQUIRED)

foreach(module sqlite3 libcrypto libssl libsodium libsystemd libarchive chafa ncursesw smartcols exiv2 xlsxwriter pangocairo libqpdf)
  string(TOUPPER ${module} variable)
  pkg_check_modules(${variable} REQUIRED IMPORTED_TARGET ${module})
endforeach()

# Debian's libcsv ships neither a CMake package nor a .pc file.
find_library(CSV_LIBRARY csv REQUIRED)
find_path(CSV_INCLUDE csv.h REQUIRED)
add_library(benefit_dep_csv INTERFACE)
target_link_libraries(benefit_dep_csv INTERFACE ${CSV_LIBRARY})
target_include_directories(benefit_dep_csv SYSTEM INTERFACE ${CSV_INCLUDE})

# A header alone.
find_path(MUSTACHE_INCLUDE kainjow/mustache.hpp REQUIRED)
add_library(benefit_dep_mustache INTERFACE)
target_include_directories(benefit_dep_mustache SYSTEM INTERFACE ${MUSTACHE_INCLUDE})

# OpenCV by module: the whole of libopencv-dev, which has the CMake package, draws in 150 packages that we don't use.
find_path(OPENCV_INCLUDE opencv2/core.hpp PATH_SUFFIXES opencv4 REQUIRED)
add_library(benefit_dep_opencv INTERFACE)
target_include_directories(benefit_dep_opencv SYSTEM INTERFACE ${OPENCV_INCLUDE})
foreach(module core imgproc imgcodecs dnn)
  find_library(OPENCV_${module} opencv_${module} REQUIRED)
  target_link_libraries(benefit_dep_opencv INTERFACE ${OPENCV_${module}})
endforeach()

find_package(dlib REQUIRED)

# Its CMake package asks for OpenCL, which we don't use.
find_path(DNNL_INCLUDE oneapi/dnnl/dnnl.hpp REQUIRED)
find_library(DNNL_LIBRARY dnnl REQUIRED)
add_library(benefit_dep_dnnl INTERFACE)
target_include_directories(benefit_dep_dnnl SYSTEM INTERFACE ${DNNL_INCLUDE})
target_link_libraries(benefit_dep_dnnl INTERFACE ${DNNL_LIBRARY})

if(BENEFIT_TESTS)
  find_package(Catch2 2 REQUIRED)
  find_path(RAPIDCHECK_INCLUDE rapidcheck.h REQUIRED)
  find_library(RAPIDCHECK_LIBRARY rapidcheck REQUIRED)
  add_library(benefit_dep_rapidcheck INTERFACE)
  target_link_libraries(benefit_dep_rapidcheck INTERFACE ${RAPIDCHECK_LIBRARY})
  target_include_directories(benefit_dep_rapidcheck SYSTEM INTERFACE ${RAPIDCHECK_INCLUDE})
endif()
if(BENEFIT_BENCH)
  find_package(benchmark REQUIRED)
endif()
